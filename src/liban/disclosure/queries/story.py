"""One project's whole story: what happened, who pays, what the people say who raised it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.acceptance.events import ProjectAccepted
from liban.approval.events import ApplicationApproved, MoneyAsked
from liban.disclosure.rules import PublicGrant, PublicOutcome, PublicShare, PublicStep
from liban.journal.events import EVENTS
from liban.journal.models import Entry
from liban.kit.money import yuan
from liban.media.queries import PublicWords
from liban.projects.events import ProgressReported
from liban.projects.models import FundingShare, FundingSource, Progress

# These days stand in the event; all others are days on which the event was written down.
DAYS = ("started_on", "finished_on", "on")
# What the town does; everything else is done in the village.
OFFICE = ("approval.", "acceptance.")


def steps_of(project_id: int, outcomes: tuple[PublicOutcome, ...]) -> list[PublicStep]:
    """What happened and has words for the public, oldest first."""
    told = [name for name, event in EVENTS.items() if event.public]
    rows = Entry.objects.filter(subject=f"project:{project_id}", name__in=told).order_by("id")
    found = list(rows.values_list("name", "at", "facts"))
    said = _progress_words(project_id)
    steps = [_step(name, at, facts, outcomes, said) for name, at, facts in found]
    return sorted(steps, key=lambda step: step.on)


def _progress_words(project_id: int) -> dict[int, str]:
    rows = list(Progress.objects.filter(project=project_id).values_list("id", "words"))
    words = PublicWords(text for _id, text in rows)
    return {pk: words(text) for pk, text in rows}


def _step(
    name: str,
    at: datetime,
    facts: dict[str, Any],
    outcomes: tuple[PublicOutcome, ...],
    said: dict[int, str],
) -> PublicStep:
    days = [date.fromisoformat(facts[key]) for key in DAYS if key in facts]
    return PublicStep(
        name=name,
        on=days[0] if days else localdate(at),
        says=str(EVENTS[name].public),
        is_office=name.startswith(OFFICE) and name != MoneyAsked.name,
        note=_note(name, facts, outcomes, said),
    )


def _note(
    name: str, facts: dict[str, Any], outcomes: tuple[PublicOutcome, ...], said: dict[int, str]
) -> str:
    """A number or a sentence under the step."""
    if name == ProgressReported.name:
        return " ".join(filter(None, (_counted(facts, outcomes), said.get(facts["progress_id"]))))
    if name == MoneyAsked.name:
        return _("申请 %(money)s") % {"money": yuan(facts["asked_fen"])}
    if name == ApplicationApproved.name:
        return _("批准 %(money)s") % {"money": yuan(facts["granted_fen"])}
    if name == ProjectAccepted.name and facts["residents"]:
        return _("%(count)s 位街坊到场") % {"count": facts["residents"]}
    return ""


def _counted(facts: dict[str, Any], outcomes: tuple[PublicOutcome, ...]) -> str:
    for outcome in outcomes:
        if outcome.id == facts["outcome_id"]:
            return f"{outcome.name} {facts['done']} / {facts['planned']} {outcome.unit}。"
    return ""


@dataclass(frozen=True)
class PublicMoney:
    """Who pays as planned, and what the fund gave; None before anything was granted."""

    shares: tuple[PublicShare, ...]
    grant: PublicGrant | None

    @property
    def planned_fen(self) -> int:
        return sum(share.fen for share in self.shares)


def money_of(project_id: int) -> PublicMoney:
    columns = ("granted_fen", "paid_fen", "released_fen")
    rows = FundingShare.objects.filter(project=project_id).values_list(
        "source",
        "fen",
        *(f"project__commitment__{column}" for column in columns),
        "project__settlement__total_fen",
    )
    shares, grant = [], None
    for source, fen, granted, paid, released, total in rows:
        shares.append(PublicShare(str(FundingSource(source).label), fen))
        if granted is not None:
            grant = PublicGrant(granted, paid, released, total)
    return PublicMoney(tuple(shares), grant)
