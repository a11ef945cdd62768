"""What happened in the demo town: one story a row, told by ``tell``.

``ago`` is how many days before today the project was applied for (for one that has not been
applied for yet: how many days ago it was formed); ``upto`` the state in which it stands.
"""

from dataclasses import dataclass

from liban.projects.models import Category, Kind
from liban.projects.states import State as S


@dataclass(frozen=True)
class Story:
    """One project and the demands behind it."""

    unit: str
    title: str
    words: tuple[str, ...]
    category: str
    kind: str
    scene: str
    location: str
    background: str
    targets: tuple[tuple[str, int, str], ...]
    yuan: int
    upto: str
    ago: int
    done: int = 0
    village_yuan: int = 0
    residents_yuan: int = 0
    voices: int = 3
    households: int = 120
    cost_percent: int = 98
    waiting: str = ""
    answers: str = "sssm"
    took: int = 20
    ending: str = ""
    upkeep: str = "村（社区）委员会，每月看一次"


C, K = Category, Kind

# fmt: off
BUILT = (
    Story("tanzhou", "东区巷道路灯更换",
          ("巷子里的路灯用了十多年，很暗，老人晚上不敢出门。", "东区那几条巷没灯，孩子下晚修回来怕。",
           "我家门口的灯坏了好久了。"),
          C.LIVING, K.WORKS, "lane-lamps", "东区各巷",
          "巷道路灯使用超过十年，多数昏暗或不亮，居民晚上出行不便。",
          (("路灯", 68, "盏"),), 98_600, S.ARCHIVED, 118, voices=9, households=320, village_yuan=6_400,
          answers="ssssms", took=26),
    Story("ganxian", "村道路灯安装", ("村道晚上黑，骑车看不见路。", "我们那一段一直没有灯。"),
          C.LIVING, K.WORKS, "solar-lamps", "村内主要巷道",
          "部分村道没有路灯，居民多次提出，村里一时缺少资金。",
          (("路灯", 46, "盏"),), 69_000, S.CLOSED, 96, voices=5, households=260, answers="ssmss", took=18),
    Story("ganxian", "细冲坊公园翻新", ("公园的凳子坏了，草比人高。", "想有个地方给老人坐坐、小孩玩玩。"),
          C.LIVING, K.WORKS, "park", "细冲坊",
          "公园设施陈旧，杂草多，居民少有去处。",
          (("公园", 1, "个"), ("健身器材", 8, "件"), ("新种树木", 24, "棵")), 120_000, S.CLOSED, 74,
          voices=6, households=210, village_yuan=15_000, residents_yuan=3_200, answers="sssms", took=28),
    Story("lezhu", "太阳能路灯安装", ("社区有几个地方晚上黑漆漆。", "广场边上没有灯，跳舞看不清。"),
          C.GOVERNANCE, K.WORKS, "solar-lamps", "社区广场及周边",
          "社区内有照明死角，居民晚间活动不便。",
          (("太阳能路灯", 14, "盏"),), 32_200, S.CLOSED, 88, voices=4, households=180, took=12),
    Story("lezhu", "闲置地改停车场", ("车没地方停，天天乱放。", "学校对面那块地长满草，不如改成停车场。",
           "接孩子的时候路口堵得走不动。"),
          C.URGENT, K.WORKS, "parking", "学校对面闲置地",
          "停车位少，学校对面闲置地杂草丛生，车辆乱停。",
          (("停车位", 98, "个"),), 186_000, S.CLOSED, 67, voices=11, households=560,
          village_yuan=24_000, answers="ssssmsm", took=27),
    Story("shizhou", "文海南北河机耕路硬底化", ("机耕路一下雨就烂，拉货的车进不去。", "路坑坑洼洼，摔过人。"),
          C.ECONOMY, K.WORKS, "farm-road", "文海南河、北河沿线",
          "机耕路为泥路，雨后难行，影响耕作和运输。",
          (("硬底化道路", 2, "条"),), 196_000, S.CLOSED, 110, voices=7, households=150,
          village_yuan=38_000, took=29),
    Story("shizhou", "文海垃圾中转站改造", ("垃圾站又脏又臭，夏天不敢开窗。", "垃圾堆到路边来了。"),
          C.LIVING, K.WORKS, "waste-station", "石洲文海",
          "垃圾中转站设施陈旧，垃圾外溢，异味大。",
          (("中转站", 1, "座"),), 158_000, S.CLOSED, 60, voices=8, households=300, answers="ssms", took=25),
    Story("shizhou", "巷表坊路口整治", ("路口杂草多，车停得乱，转弯看不见。", "路口堆了很多杂物。"),
          C.URGENT, K.WORKS, "junction", "巷表坊路口",
          "路口杂草和杂物多，停车难，视线差。",
          (("路口", 1, "处"), ("停车位", 12, "个")), 88_000, S.CLOSED, 52, voices=4, households=130, took=16),
    Story("jiuxu", "老街坊活动室修缮", ("活动室墙皮掉了，没法坐。", "想有个看书看报的地方。"),
          C.PARTY, K.WORKS, "activity-room", "社区活动室",
          "活动室多年未修，墙面脱落，桌椅损坏，党员和居民没有活动场所。",
          (("活动室", 1, "间"), ("桌椅", 20, "套")), 58_000, S.ARCHIVED, 82, households=240, took=22),
)

RUNNING = (
    Story("xianchong", "周末书法课", ("暑假孩子没地方去，能不能办个书法班？", "村里有人会写字，想教小孩。"),
          C.CULTURE, K.SERVICE, "calligraphy", "村文化室",
          "孩子周末缺少去处，村里有书法传统，居民希望办班。",
          (("课程", 12, "节"), ("学员", 30, "人")), 18_000, S.WORKING, 9, done=4, households=60),
    Story("hecheng", "党群活动室更新", ("活动室灯暗，凳子不够。",),
          C.PARTY, K.GOODS, "activity-room", "党群服务站二楼",
          "活动室设施陈旧，开会和学习坐不下。",
          (("桌椅", 24, "套"), ("书架", 4, "个")), 36_000, S.APPROVED, 4, households=200),
    Story("huacheng", "周末花市", ("花农周末想有个地方摆摊。", "买花要跑很远。"),
          C.ECONOMY, K.SERVICE, "market", "社区广场",
          "花农零售不便，广场周末空着，居民希望有固定的花市。",
          (("摊位", 30, "个"),), 42_000, S.WORKING, 12, done=18, households=400, village_yuan=6_000),
    Story("dadu", "村中路排水沟改造", ("一下雨水就漫进屋。", "排水沟堵了，有蚊子。"),
          C.URGENT, K.WORKS, "drain", "村中路",
          "排水沟多处堵塞，雨天积水进屋。",
          (("排水沟", 180, "米"),), 112_000, S.APPLIED, 1, households=90),
    Story("bijiao", "坊前河涌清理", ("河涌长满水浮莲，发臭。", "河边没栏杆，小孩玩水危险。"),
          C.LIVING, K.WORKS, "channel", "坊前河涌",
          "河涌水浮莲多，水流不畅，沿岸缺少护栏。",
          (("清理河涌", 600, "米"), ("护栏", 120, "米")), 86_000, S.WORKING, 11, done=210, households=170,
          waiting="区水利所"),
    Story("chihua", "议事小广场照明", ("议事亭晚上没灯，开会看不见。",),
          C.GOVERNANCE, K.WORKS, "solar-lamps", "议事亭小广场",
          "议事亭晚间没有照明，居民议事不便。",
          (("路灯", 10, "盏"),), 24_000, S.FINISHED, 20, households=140),
    Story("nanchong", "口袋公园", ("楼下那块空地荒着，想种点树，放两张凳。", "老人没地方坐。"),
          C.LIVING, K.WORKS, "park", "涌边空地",
          "楼下空地荒废，老人和孩子缺少活动的地方。",
          (("小公园", 1, "个"),), 64_000, S.FORMING, 3, households=150),
    Story("jinlong", "社区停车位规整", ("停车乱，救护车进不来。", "划几个车位就好了。"),
          C.GOVERNANCE, K.WORKS, "parking", "社区南门空地",
          "社区内车辆乱停，占用消防通道。",
          (("停车位", 36, "个"),), 46_000, S.ACCEPTED, 26, households=310, answers="ss"),
    Story("zhuangtou", "鱼塘边机耕路修补", ("塘边路烂了，运鱼的车颠得厉害。",),
          C.ECONOMY, K.WORKS, "farm-road", "西边鱼塘",
          "鱼塘边机耕路破损，运输困难。",
          (("道路", 420, "米"),), 92_000, S.WORKING, 27, done=380, households=80, village_yuan=18_000),
    Story("yongxing", "背街小巷路灯", ("后巷没有灯，倒垃圾要打手电。", "后巷的灯一闪一闪。"),
          C.URGENT, K.WORKS, "lane-lamps", "后街三条巷",
          "后街小巷照明不足，居民夜间出行不便。",
          (("路灯", 22, "盏"),), 33_000, S.WORKING, 14, done=9, households=110),
    Story("tanzhou", "村口停车场", ("村口停车难，逢年过节堵死。", "空地可以停车，就是没平整。"),
          C.URGENT, K.WORKS, "parking", "村口空地",
          "村口停车位不足，节日拥堵。",
          (("停车位", 40, "个"),), 76_000, S.FORMING, 2, households=260),
)

INVENTED = (
    Story("shifan", "北巷排水沟", ("北巷积水，进出都要踩水。", "水沟臭。"),
          C.URGENT, K.WORKS, "drain", "北巷",
          "北巷排水沟堵塞，雨后积水。",
          (("排水沟", 90, "米"),), 52_000, S.WORKING, 36, done=40, households=40),
    Story("shifan", "村委会会议室空调", ("会议室热。",),
          C.PARTY, K.GOODS, "activity-room", "村委会",
          "会议室没有空调。",
          (("空调", 2, "台"),), 12_000, S.REFUSED, 48, households=10,
          ending="村委会自己的办公设备不在专项资金范围内，请用村里的办公经费。"),
    Story("shifan", "祠堂前小舞台", ("想搭个舞台唱粤曲。",),
          C.CULTURE, K.WORKS, "market", "祠堂前",
          "村里唱曲没有固定的地方。",
          (("舞台", 1, "座"),), 45_000, S.WITHDRAWN, 30, households=100,
          ending="另有乡贤出资建好了，不再申请。"),
    Story("shifan", "河边步道", ("河边想有条路散步。",),
          C.LIVING, K.WORKS, "channel", "河边",
          "河边没有步道。",
          (("步道", 200, "米"),), 88_000, S.TERMINATED, 44, done=0, households=70,
          ending="选址在行洪范围内，水利部门要求停止，改到别处再议。"),
    Story("shifan", "儿童阅读角", ("孩子放学没地方看书。",),
          C.CULTURE, K.GOODS, "activity-room", "文化楼一楼",
          "村里没有儿童看书的地方。",
          (("书架", 6, "个"), ("图书", 500, "本")), 22_000, S.RETURNED, 5, households=80,
          ending="请补一份报价，并写明图书由谁选、谁管。"),
    Story("shifan", "南巷路灯", ("南巷的灯不亮。", "装了新灯还是有两盏不亮。"),
          C.LIVING, K.WORKS, "lane-lamps", "南巷",
          "南巷路灯老旧。",
          (("路灯", 12, "盏"),), 18_000, S.REPAIR, 24, done=12, households=45,
          ending="巷尾两盏不亮，请检查接线。"),
    Story("shifan", "晒谷场改停车位", ("晒谷场停车太乱。", "划了线也没人管。"),
          C.URGENT, K.WORKS, "parking", "晒谷场",
          "晒谷场车辆乱停。",
          (("停车位", 20, "个"),), 28_000, S.CLOSED, 58, households=60, answers="mu"),
)

# Demands that are not in a project: unit, words, title, what became of it, days ago.
LOOSE = (
    ("tanzhou",   "三巷口的灯又不亮了，晚上看不见台阶。",   "",             "received",  0),
    ("tanzhou",   "村口公交站没有凳子，老人站着等车。",     "",             "received",  1),
    ("lezhu",     "社区篮球场的篮筐歪了。",                 "",             "received",  0),
    ("huacheng",  "广场的垃圾桶太少，花市散了满地叶子。",   "广场垃圾桶少", "checked",   2),
    ("ganxian",   "公园的水龙头漏水，一直在滴。",           "公园水龙头漏水", "direct",  2),
    ("lezhu",     "楼道声控灯坏了一个。",                   "楼道灯坏了",   "done",      9),
    ("xianchong", "文化室门口的台阶缺了一块。",             "台阶缺了一块", "done",     14),
    ("hecheng",   "路边的树枝挡住了路牌。",                 "树枝挡路牌",   "done",     20),
    ("tanzhou",   "三巷口灯坏了，我也看见了。",             "三巷口灯坏了", "merged",    0),
    ("shifan",    "北巷的水又漫上来了，反映过没人理。",     "",             "received", 12),
    ("shifan",    "邻居家的空调滴水到我家。",               "空调滴水",     "declined", 16),
    ("shifan",    "河边的路灯杆歪了。",                     "灯杆歪了",     "late_direct", 30),
)
# fmt: on
