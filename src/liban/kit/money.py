"""Money is a whole number of fen (分). There are no floats in the system."""

from decimal import Decimal, InvalidOperation

from django.db import models

Fen = int

FEN_A_YUAN = 100
FEN_A_WAN = 1_000_000


# Money columns are 64-bit integers; the name says what they hold.
FenField = models.BigIntegerField


def plain(fen: Fen) -> str:
    """The amount in yuan without its unit: ``98,000``, or ``98,000.50`` when there are fen."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    whole, rest = divmod(fen, FEN_A_YUAN)
    tail = f".{rest:02d}" if rest else ""
    return f"{sign}{whole:,}{tail}"


def yuan(fen: Fen) -> str:
    """The amount as people read it: ``98,000 元``, or ``98,000.50 元`` when there are fen."""
    return f"{plain(fen)} 元"


def wan(fen: Fen) -> str:
    """The amount in units of ten thousand, rounded to one decimal: ``9.8 万元``."""
    tenths = (abs(fen) * 10 + FEN_A_WAN // 2) // FEN_A_WAN
    sign = "-" if fen < 0 and tenths else ""
    whole, tenth = divmod(tenths, 10)
    return f"{sign}{whole:,}.{tenth} 万元"


def fen_of(amount_yuan: Decimal) -> Fen:
    """Whole fen of an amount in yuan that has at most two decimals.

    Raises ``InvalidOperation`` when there is a fraction of a fen: money is never rounded
    behind somebody's back.
    """
    scaled = amount_yuan * FEN_A_YUAN
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        raise InvalidOperation("an amount has at most two decimals")
    return int(scaled)
