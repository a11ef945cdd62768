"""What the town asked of the village: to complete an application, or to mend what was built."""

from typing import Any

from django.utils.translation import gettext as _

from liban.acceptance.queries import last_repair
from liban.approval.queries import last_decision
from liban.approval.rules import REASONS
from liban.projects.states import State


def told(project: Any) -> dict[str, str] | None:
    """The title and the words of what is asked for now; None when nothing is."""
    if project.state == State.RETURNED and (application := last_decision(project)):
        reasons = _("、").join(str(label) for code, label in REASONS if code in application.codes)
        words = _("：").join(part for part in (reasons, application.words) if part)
        return {"title": _("镇里退回了，要补齐的"), "words": words}
    if project.state == State.REPAIR and (inspection := last_repair(project)):
        return {"title": _("要整改的"), "words": inspection.repairs}
    return None
