import pytest

from liban.kit.privacy import Kind, hits, mask_name, mask_phone, masked

PERSONAL = [
    ("我的电话13812345678，晚上打", Kind.PHONE, "13812345678"),
    ("138 1234 5678", Kind.PHONE, "138 1234 5678"),
    ("138-1234-5678", Kind.PHONE, "138-1234-5678"),
    ("１３８１２３４５６７８", Kind.PHONE, "１３８１２３４５６７８"),
    ("+86 13812345678", Kind.PHONE, "+86 13812345678"),
    ("电话0757-23301234", Kind.PHONE, "0757-23301234"),
    ("身份证440681199001011234", Kind.IDENTITY, "440681199001011234"),
    ("44068119900101123X", Kind.IDENTITY, "44068119900101123X"),
    ("４４０６８１１９９００１０１１２３Ｘ", Kind.IDENTITY, "４４０６８１１９９００１０１１２３Ｘ"),
    ("440681 19900101 123x", Kind.IDENTITY, "440681 19900101 123x"),
    ("卡号6222021234567890123", Kind.CARD, "6222021234567890123"),
    ("6222 0212 3456 7890", Kind.CARD, "6222 0212 3456 7890"),
    ("粤X12345占了道", Kind.PLATE, "粤X12345"),
    ("粤X·12345", Kind.PLATE, "粤X·12345"),
    ("粤AD12345", Kind.PLATE, "粤AD12345"),
    ("粤Ｘ１２３４５", Kind.PLATE, "粤Ｘ１２３４５"),
]
CLEAN = [
    "巷里68盏路灯坏了41盏，请修一修",
    "预算98,000元，其中专项资金50000元，村自筹48000元",
    "2026年3月8日（周一）上午9:00至11:30开村民议事会",
    "2026-03-08 09:30:00 至 2026-04-08",
    "全长1380米，宽3.5米，面积4830平方米",
    "项目编号 CC-2026-0042，区划代码440606102201",
    "14盏太阳能灯和近100个车位",
    "金额 1380000.00 元，大写壹佰叁拾捌万元整",
    "诉求编号7K2P-94QM",
    "门牌12号至138号，共1234户",
    "请打12345热线，或拨110、119、120",
    "2019年以来42个项目，400多万元",
    "第3条、第4条、第5条，1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13.",
    "粤港澳大湾区的A1片区要建15个停车位",
]


@pytest.mark.parametrize(("text", "kind", "found"), PERSONAL)
def test_finds_personal_data_in_the_ways_people_write_it(text, kind, found):
    assert [(hit.kind, text[hit.start : hit.end]) for hit in hits(text)] == [(kind, found)]


@pytest.mark.parametrize("text", CLEAN)
def test_leaves_ordinary_words_alone(text):
    assert hits(text) == []


@pytest.mark.parametrize(("text", "kind", "found"), PERSONAL)
def test_masked_hides_every_sign_and_keeps_the_rest(text, kind, found):
    assert masked(text) == text.replace(found, "*" * len(found))


def test_several_finds_come_in_reading_order_without_overlap():
    text = "粤X12345，电话13812345678，证440681199001011234"
    assert [hit.kind for hit in hits(text)] == [Kind.PLATE, Kind.PHONE, Kind.IDENTITY]


def test_a_long_text_of_digits_is_searched_quickly():
    assert isinstance(hits("1 " * 20_000), list)
    assert isinstance(hits("1-" * 20_000 + "x"), list)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812345678", "138****5678"),
        ("", ""),
        ("12345", "***45"),
        ("+8613812345678", "+86****5678"),
    ],
)
def test_a_phone_is_masked(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(("name", "shown"), [("区志强", "区**"), ("陈", "陈"), ("", "")])
def test_a_name_is_masked(name, shown):
    assert mask_name(name) == shown
