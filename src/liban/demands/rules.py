"""What a report must hold, and which words point to another channel."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from liban.kit.refusal import BrokenRule
from liban.kit.words import half_width

WORDS_MOST = 1000
PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}")

# The look-out errs towards asking once too often: it only shows a signpost, it refuses nothing.
EMERGENCY = re.compile(
    r"着火|起火|火灾|冒烟|爆炸|漏电|触电|煤气泄漏|燃气泄漏|溺水|落水|晕倒|流血|车祸|"
    r"打人|持刀|抢劫|正在坍塌|塌方|要跳楼|自杀|救命"
)
CADRE = re.compile(
    r"贪污|受贿|行贿|索贿|挪用|回扣|以权谋私|吃拿卡要|公款|侵吞|滥用职权|举报.{0,6}(书记|主任|干部|委员)|"
    r"(书记|主任|干部|委员|村官).{0,10}(收钱|收礼|收红包|拿钱|吃回扣|包庇|打骂|欺压|贪)"
)


@dataclass(frozen=True)
class Contact:
    """How to reach the person, all of it optional."""

    name: str = ""
    phone: str = ""
    for_family: bool = False


@dataclass(frozen=True)
class Report:
    """What somebody says is wrong, as it was said or taken down for them."""

    words: str
    place_id: int
    channel: str
    location: str = ""
    title: str = ""
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True)
class Row:
    """One row of a table that is imported; ``outside_key`` keeps it from coming in twice."""

    title: str
    words: str
    at: datetime
    location: str = ""
    outside_key: str = ""


def tidy_phone(typed: str) -> str:
    """The phone number in digits as stored; "" when none was given. Refuses what is none."""
    digits = re.sub(r"[\s\-－—()（）]", "", half_width(typed)).removeprefix("+86")
    if digits and not PHONE.fullmatch(digits):
        raise BrokenRule(_("请填 11 位手机号，固定电话请连区号一起填。"))
    return digits


def check_words(words: str) -> str:
    """The words without white space around them; refuses none and far too many."""
    words = words.strip()
    if not words:
        raise BrokenRule(_("请写一写是什么事，一句话也行。"))
    if len(words) > WORDS_MOST:
        raise BrokenRule(_("写得太长了，请留在 %(most)s 字以内。") % {"most": WORDS_MOST})
    return words


def elsewhere(words: str, but: Collection[str] = ()) -> str:
    """``emergency`` or ``cadre`` when ``words`` sound like a matter for another channel.

    ``but`` are those that the person has been asked about and has said no to.
    """
    for kind, sounds in (("emergency", EMERGENCY), ("cadre", CADRE)):
        if kind not in but and sounds.search(words):
            return kind
    return ""


@dataclass(frozen=True)
class Told:
    """What of a demand is compared with another."""

    text: str
    location: str
    on: date


@dataclass(frozen=True)
class Likeness:
    """How alike two demands are (0 to 1), with the reasons in words that staff can judge."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_like(self) -> bool:
        return self.score >= LIKE_ENOUGH


LIKE_ENOUGH = 0.3
_NEAR_DAYS = 7
# Signs that stand in every sentence say nothing of what it is about.
_EMPTY_SIGNS = set("的了是在和有我你他她它这那就都也不很太又还们吗呢啊请把被到上下里去来一个")


def _pairs(text: str) -> set[str]:
    """Every two Chinese signs that stand side by side and mean something."""
    signs = [c if "\u4e00" <= c <= "\u9fff" and c not in _EMPTY_SIGNS else " " for c in text]
    return {a + b for a, b in zip(signs, signs[1:], strict=False) if " " not in (a, b)}


def _shared(one: set[str], other: set[str]) -> float:
    """The share of the smaller that is also in the larger."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def likeness(one: Told, other: Told) -> Likeness:
    """Words weigh most, then the place, then the days between. A help to look, never a verdict."""
    words = _shared(_pairs(one.text), _pairs(other.text))
    where = _shared(_pairs(one.location), _pairs(other.location))
    days = abs((one.on - other.on).days)
    near = max(0.0, 1 - days / _NEAR_DAYS)
    reasons = [_("同一个村")]
    if where >= LIKE_ENOUGH:
        reasons.append(_("位置相近"))
    if days <= _NEAR_DAYS:
        reasons.append(_("同一天") if days == 0 else _("%(days)s 天内") % {"days": days})
    if words >= LIKE_ENOUGH:
        reasons.append(_("字面相似"))
    score = 0.6 * words + 0.25 * where + 0.15 * near if words or where else 0.0
    return Likeness(score, tuple(reasons))
