"""A sum in words, asked when a phone reports very often: readable aloud, no picture."""

import secrets
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liban.kit.words import half_width

SALT = "liban.puzzle"
MINUTES = 30
# fmt: off
NUMBERS = (
    gettext_lazy("一"), gettext_lazy("二"), gettext_lazy("三"), gettext_lazy("四"),
    gettext_lazy("五"), gettext_lazy("六"), gettext_lazy("七"), gettext_lazy("八"),
    gettext_lazy("九"),
)
WRITTEN = ("二", "三", "四", "五", "六", "七", "八", "九", "十")
# fmt: on


@dataclass(frozen=True)
class Puzzle:
    """The question, and the answer signed so that the form can carry it."""

    question: str
    sealed: str


def new_puzzle() -> Puzzle:
    """Two small numbers whose sum is at most ten."""
    first = secrets.randbelow(5) + 1
    second = secrets.randbelow(5) + 1
    words = {"first": NUMBERS[first - 1], "second": NUMBERS[second - 1]}
    sealed = signing.dumps([secrets.token_hex(4), first + second], salt=SALT)
    return Puzzle(_("%(first)s加%(second)s等于几？") % words, sealed)


def solves(sealed: str, typed: str) -> bool:
    """Is ``typed`` the sum, in digits of either width or in Chinese?"""
    try:
        _salt, wanted = signing.loads(sealed, salt=SALT, max_age=MINUTES * 60)
    except signing.BadSignature:
        return False
    return half_width(typed.strip()) in (str(wanted), WRITTEN[wanted - 2])
