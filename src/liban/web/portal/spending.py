"""Public money in the shapes of the parts, and as a table for spreadsheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from liban.disclosure.rules import (
    PublicAccount,
    PublicMovement,
    PublicSpending,
    PublicTotal,
)
from liban.kit.money import FEN_A_YUAN, Fen, yuan
from liban.web.portal.pictures import story_url
from liban.web.sheets import guarded

Cells = list[dict[str, Any]]


def account_facts(account: PublicAccount) -> list[dict[str, str]]:
    """What went back to the treasury; the rest stands in the bar."""
    if not account.returned_fen:
        return []
    return [{"term": _("交回财政"), "words": yuan(account.returned_fen)}]


def _sums(granted: Fen, paid: Fen, open_fen: Fen, released: Fen) -> Cells:
    """Four cells; what is nothing stays empty."""
    found = (
        (_("批准"), granted),
        (_("已付"), paid),
        (_("还没付"), open_fen),
        (_("省下退回"), released),
    )
    cells: Cells = [
        {"label": label, "words": yuan(fen) if fen else "", "num": True} for label, fen in found
    ]
    cells[0]["main"] = True
    return cells


def heads(first: str, *more: str) -> Cells:
    sums = (_("批准"), _("已付"), _("还没付"), _("省下退回"))
    names = [{"label": label} for label in (first, *more)]
    return [*names, *({"label": label, "num": True} for label in sums)]


def total_rows(totals: list[PublicTotal]) -> dict[str, Any]:
    """One row a village or category, and the sum of all."""
    rows = [
        [
            {"words": row.label, "url": _village_url(row)},
            {"label": _("件数"), "words": row.projects, "num": True},
            *_sums(row.granted_fen, row.paid_fen, row.open_fen, row.released_fen),
        ]
        for row in totals
    ]
    whole = _sums(
        sum(row.granted_fen for row in totals),
        sum(row.paid_fen for row in totals),
        sum(row.open_fen for row in totals),
        sum(row.released_fen for row in totals),
    )
    count = {"label": _("件数"), "words": sum(row.projects for row in totals), "num": True}
    head = [{"label": _("名称")}, {"label": _("件数"), "num": True}, *heads("")[1:]]
    return {"heads": head, "rows": rows, "totals": [{"words": _("合计")}, count, *whole]}


def _village_url(row: PublicTotal) -> str:
    return reverse("portal:village", args=[row.slug]) if row.slug else ""


def spending_rows(spent: list[PublicSpending]) -> dict[str, Any]:
    """One row a project, leading to its story."""
    rows = [
        [
            {"words": row.project.title, "url": story_url(row.project)},
            {"label": _("村（社区）"), "words": row.project.place.name},
            *_sums(row.granted_fen, row.paid_fen, row.open_fen, row.released_fen),
        ]
        for row in spent
    ]
    whole = _sums(
        sum(row.granted_fen for row in spent),
        sum(row.paid_fen for row in spent),
        sum(row.open_fen for row in spent),
        sum(row.released_fen for row in spent),
    )
    count = {"label": "", "words": _("%(count)s 件") % {"count": len(spent)}}
    return {
        "heads": heads(_("项目"), _("村（社区）")),
        "rows": rows,
        "totals": [{"words": _("合计")}, count, *whole],
    }


def csv_rows(movements: Iterable[PublicMovement]) -> Iterator[list[object]]:
    """A head and one row a movement; amounts in yuan with two decimals, no signs between."""
    yield [
        *(_("日期"), _("动作"), _("从"), _("到"), _("金额（元）")),
        *(_("资金"), _("项目编号"), _("项目名称"), _("村（社区）"), _("类别")),
    ]
    for row in movements:
        texts = (row.fund, row.code, row.title, row.village, row.category)
        amount = f"{row.fen // FEN_A_YUAN}.{row.fen % FEN_A_YUAN:02d}"
        yield [
            *(row.on.isoformat(), row.movement, row.source, row.target, amount),
            *(guarded(text) for text in texts),
        ]
