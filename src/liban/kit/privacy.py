"""Personal data in free text: found before anything is published, masked where it is shown.

The kinds are those that public notices have leaked (phone, identity number, bank card,
car plate). Finding is a help for the person who looks, not a proof that there is nothing.
"""

import re
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from liban.kit.words import half_width


class Kind(TextChoices):
    PHONE = "phone", _("电话号码")
    IDENTITY = "identity", _("身份证号")
    CARD = "card", _("银行卡号")
    PLATE = "plate", _("车牌号")


@dataclass(frozen=True)
class Hit:
    """One find: what ``kind`` it looks like and where it stands in the text."""

    kind: Kind
    start: int
    end: int


_GAP = r"[\s\-－—·.]?"
_DIGIT = r"\d"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


def _spaced(count: int, first: str = _DIGIT) -> str:
    return first + rf"(?:{_GAP}{_DIGIT}){{{count - 1}}}"


_PATTERNS = (
    (Kind.IDENTITY, re.compile(rf"(?<!\d){_spaced(17, '[1-9]')}{_GAP}[\dXx](?!\d)")),
    (Kind.CARD, re.compile(r"(?<!\d)[3-6](?:[\s\-]?\d){15,18}(?!\d)")),
    (
        Kind.PHONE,
        re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)"),
    ),
    (Kind.PHONE, re.compile(r"(?<!\d)0\d{2,3}[\s\-－—]?[2-9]\d{6,7}(?!\d)")),
    (
        Kind.PLATE,
        re.compile(
            rf"[{_PROVINCES}][A-HJ-NP-Za-hj-np-z]{_GAP}[A-HJ-NP-Za-hj-np-z0-9]{{5,6}}(?![A-Za-z0-9])"
        ),
    ),
)


def hits(text: str) -> list[Hit]:
    """Everything in ``text`` that looks like personal data, in reading order, no overlaps."""
    # As long as the text itself, so that the places found are true of it.
    plain = half_width(text)
    found: list[Hit] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            taken = any(match.start() < hit.end and hit.start < match.end() for hit in found)
            if not taken:
                found.append(Hit(kind, match.start(), match.end()))
    return sorted(found, key=lambda hit: hit.start)


def mask_phone(phone: str) -> str:
    """``13812345678`` as ``138****5678``; anything else keeps its last two signs at most."""
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:] if phone else ""


def mask_name(name: str) -> str:
    """``区志强`` as ``区**``: the family name is enough to be polite."""
    return name[:1] + "*" * (len(name) - 1) if name else ""


def masked(text: str) -> str:
    """``text`` with every find replaced by stars of the same length."""
    for hit in hits(text):
        text = text[: hit.start] + "*" * (hit.end - hit.start) + text[hit.end :]
    return text
