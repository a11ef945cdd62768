"""What the one who decides looks at before deciding: six checks, each with its words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from liban.approval.queries import Dossier
from liban.kit.light import Light
from liban.kit.money import yuan
from liban.web.desk.acting import Month
from liban.web.tags import day


@dataclass(frozen=True)
class Check:
    label: str
    words: str
    is_well: bool


def checks_of(dossier: Dossier, month: Month) -> list[Check]:
    """Computed from the rows, never ticked by hand."""
    application = dossier.application
    return [
        _seen(dossier),
        Check(
            _("诉求人数"),
            _("%(demands)s 件诉求，%(voices)s 人")
            % {"demands": application.demands, "voices": application.voices},
            application.voices > 0,
        ),
        Check(
            _("查重"),
            _("有 %(count)s 个相近的项目") % {"count": application.alike}
            if application.alike
            else _("没有相近的项目"),
            not application.alike,
        ),
        Check(
            _("材料"),
            _("缺 %(count)s 样") % {"count": len(dossier.missing)}
            if dossier.missing
            else _("齐全"),
            not dossier.missing,
        ),
        _sums(dossier),
        Check(_("期限"), _due(dossier), month.light not in (Light.LATE, Light.WARN)),
    ]


def _seen(dossier: Dossier) -> Check:
    on = dossier.application.surveyed_on
    words = _("%(day)s 看过") % {"day": day(on)} if on else _("还没有到现场看过")
    return Check(_("现场"), words, on is not None)


def _sums(dossier: Dossier) -> Check:
    cost, paid = dossier.budget_fen, dossier.shares_fen
    if cost == paid:
        return Check(_("概算与资金"), _("两边都是 %(sum)s") % {"sum": yuan(cost)}, True)
    words = _("概算 %(cost)s，资金 %(paid)s") % {"cost": yuan(cost), "paid": yuan(paid)}
    return Check(_("概算与资金"), words, False)


def _due(dossier: Dossier) -> str:
    """The day of the month, and that by which the decision is due."""
    project = dossier.application.project
    words = _("%(day)s前完工") % {"day": day(project.due_on)}
    if dossier.application.is_open and project.stage_due_on:
        decide = _("，%(day)s前审批") % {"day": day(project.stage_due_on)}
        return words + decide
    return words
