"""The levels of places, and every setting that a town may change."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from liban.kit.words import Words

DAYS = _("天")
WORKDAYS = _("个工作日")
COUNT = _("次")
HOURS = _("小时")
MINUTES = _("分钟")
TEXT = ""


class Level(TextChoices):
    DISTRICT = "district", _("区")
    TOWN = "town", _("镇（街道）")
    AREA = "area", _("片区")
    VILLAGE = "village", _("村")
    COMMUNITY = "community", _("社区")


UNITS = (Level.VILLAGE, Level.COMMUNITY)


@dataclass(frozen=True)
class Known:
    """One setting. ``default`` is a recommended value, not the rule of any real town."""

    name: str
    default: Words
    unit: Words
    label: Words
    least: int | None = None
    most: int | None = None

    @property
    def is_number(self) -> bool:
        return self.least is not None


# fmt: off
KNOWN = {known.name: known for known in (
    Known("demand.check_days",        "3",   WORKDAYS, _("收到诉求后核实的期限"), 1, 30),
    Known("demand.answer_days",       "3",   WORKDAYS, _("收到诉求后首次答复的期限"), 1, 30),
    Known("demand.decide_days",       "5",   WORKDAYS, _("核实后定下怎么办的期限"), 1, 60),
    Known("demand.direct_days",       "10",  WORKDAYS, _("直接办理的期限"), 1, 60),
    Known("demand.form_days",         "10",  WORKDAYS, _("纳入项目后形成申报的期限"), 1, 60),
    Known("demand.draft_days",        "7",   DAYS,     _("没写完的反映保留多久"), 1, 90),
    Known("demand.reports_a_device",  "5",   COUNT,    _("同一手机 10 分钟内反映的次数上限"), 1, 100),
    Known("demand.reports_an_address","30",  COUNT,    _("同一网络地址 10 分钟内反映的次数上限"), 1, 1000),
    Known("project.month_days",       "30",  DAYS,     _("从申报到完工的期限"), 1, 366),
    Known("project.decide_days",      "6",   WORKDAYS, _("从申报到批复的期限"), 1, 60),
    Known("project.complete_days",    "3",   WORKDAYS, _("退回后补齐材料的期限"), 1, 60),
    Known("project.start_days",       "3",   WORKDAYS, _("批准后开工的期限"), 1, 60),
    Known("project.accept_days",      "3",   WORKDAYS, _("完工后验收的期限"), 1, 60),
    Known("project.repair_days",      "5",   WORKDAYS, _("整改的期限"), 1, 60),
    Known("project.settle_days",      "20",  WORKDAYS, _("验收后结算拨付的期限"), 1, 120),
    Known("project.archive_days",     "10",  WORKDAYS, _("办结后归档的期限"), 1, 120),
    Known("project.residents_least",  "2",   _("人"),  _("验收时到场居民至少"), 0, 50),
    Known("project.targets_least",    "1",   _("项"),  _("申报时可量化的成效至少"), 1, 20),
    Known("privacy.keep_days",        "90",  DAYS,     _("办结后联系方式保留多久"), 1, 1095),
    Known("privacy.text",             "",    TEXT,     _("隐私说明的补充文字")),
    Known("account.invite_hours",     "24",  HOURS,    _("首次登录链接多久有效"), 1, 24),
    Known("account.recovery_minutes", "30",  MINUTES,  _("找回账号链接多久有效"), 5, 60),
    Known("office.name",              _("镇党建办"), TEXT, _("承办单位名称")),
    Known("office.phone",             "",    TEXT, _("承办单位电话")),
    Known("office.hours",             _("周一至周五 8:30–12:00，14:00–17:30"), TEXT, _("承办单位上班时间")),
)}
# fmt: on
