from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from liban.approval.models import Application, Decision
from liban.approval.rules import Returning
from liban.kit.refusal import BrokenRule, WrongState
from liban.people.models import Person


def lock_application(pk: int) -> Application:
    """The application, held until the transaction ends: two people cannot decide it at once."""
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("project__place", "fund").get(pk=pk)


def check_open(application: Application) -> None:
    """Refuses one that was decided before, even if its project has been asked for again."""
    if application.decision != Decision.OPEN:
        raise WrongState(_("这份申报已经处理过了。"))


def check_reasons(codes: list[str], words: str) -> None:
    """A return or refusal needs a reason from the list and a sentence."""
    if not codes or not set(codes) <= set(Returning.values):
        raise BrokenRule(_("请至少选一个原因。"))
    if not words.strip():
        raise BrokenRule(_("请把要补的、或不同意的原因一次写清楚。"))


def decide(
    application: Application, decision: Decision, *, by: Person, now: datetime, **more: Any
) -> None:
    """Write the decision; the database refuses one by the applicant."""
    application.decision = decision
    application.decided_by = by
    application.decided_at = now
    for name, value in more.items():
        setattr(application, name, value)
    application.save()
