"""Amounts in the capital figures of official papers (大写金额), so that no digit can be changed."""

from liban.kit.money import FEN_A_YUAN, Fen

FIGURES = "零壹贰叁肆伍陆柒捌玖"
WITHIN = ("", "拾", "佰", "仟")
MYRIAD = 10_000
HUNDRED_MILLION = 100_000_000


def capitals(fen: Fen) -> str:
    """``12_000_000`` as ``人民币壹拾贰万元整``: 整 after yuan, none after fen, zeros joined."""
    if fen < 0:
        return capitals(-fen).replace("人民币", "人民币负", 1)
    whole, rest = divmod(fen, FEN_A_YUAN)
    words = f"{_number(whole)}元" if whole or not rest else ""
    return f"人民币{words}{_small(rest, follows=bool(whole))}"


def _small(rest: int, *, follows: bool) -> str:
    """Jiao and fen; ``follows`` when yuan stand before them, so that a gap is named."""
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    tens = f"{FIGURES[jiao]}角" if jiao else ("零" if follows else "")
    return tens + (f"{FIGURES[fen]}分" if fen else "")


def _number(number: int) -> str:
    """A whole number in capitals; parts of 亿 and 万 are joined with 零 where there is a gap."""
    if not number:
        return FIGURES[0]
    if number >= HUNDRED_MILLION:
        return _joined(number, HUNDRED_MILLION, "亿")
    if number >= MYRIAD:
        return _joined(number, MYRIAD, "万")
    return _four(number)


def _joined(number: int, unit: int, sign: str) -> str:
    high, low = divmod(number, unit)
    gap = FIGURES[0] if 0 < low < unit // 10 else ""
    return f"{_number(high)}{sign}{gap}{_number(low) if low else ''}"


def _four(number: int) -> str:
    """Up to four digits: one 零 for each gap inside, none at the end."""
    words, gap = "", False
    for power in (3, 2, 1, 0):
        figure = number // 10**power % 10
        if not figure:
            gap = bool(words)
            continue
        words += (FIGURES[0] if gap else "") + FIGURES[figure] + WITHIN[power]
        gap = False
    return words
