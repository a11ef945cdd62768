"""No check-in, no positions, no points, no league tables: not in the code, not on the screens."""

import re

import pytest

from tests.contracts.house import FILES, PRODUCT, TEMPLATES, short

SCRIPTS = sorted((PRODUCT / "web" / "static" / "js").rglob("*.js"))
FORBIDDEN = re.compile(
    "打卡|签到|排名|排行|积分|点赞|末位|定位|轨迹|在线时长|小程序"
    r"|geolocation|getCurrentPosition|watchPosition|check-?in\b|leader-?board|ranking|\bpoints\b"
    r"|google-analytics|gtag",
    re.I,
)
# Sentences that say that there is no such thing, or that speak of another program.
ALLOWED = (
    "微信小程序“腾讯身份验证器”或任何 TOTP 验证器都可以。",
    "按村（社区）名册的先后排，不是排名。",
    '"geolocation=(), microphone=()"',
)


def faults(text: str) -> list[str]:
    for sentence in ALLOWED:
        text = text.replace(sentence, "")
    return [match[0] for match in FORBIDDEN.finditer(text)]


@pytest.mark.parametrize("path", [*FILES, *TEMPLATES, *SCRIPTS], ids=short)
def test_a_file_of_the_product_does_without_formalism(path):
    assert faults(path.read_text(encoding="utf-8")) == []


def test_every_allowed_sentence_still_stands_somewhere():
    product = "".join(path.read_text(encoding="utf-8") for path in [*FILES, *TEMPLATES])
    assert [sentence for sentence in ALLOWED if sentence not in product] == []


def test_the_positive_controls_are_caught():
    bad = "请打卡。各村排名。navigator.geolocation.getCurrentPosition()"
    assert faults(bad) == ["打卡", "排名", "geolocation", "getCurrentPosition"]
