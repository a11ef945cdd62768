"""现场调研."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.fieldwork.events import SiteSurveyed
from liban.fieldwork.models import Survey
from liban.fieldwork.rules import Look
from liban.journal.steps import record
from liban.kit.files import Upload
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.media.steps import store_photo
from liban.people.models import Person
from liban.policy import require
from liban.projects.states import ENDED, State
from liban.projects.steps import check_editable, lock_project


@use_case
def survey_site(
    *, actor: Person, project_id: int, look: Look, files: Sequence[Upload], now: datetime
) -> Survey:
    """Secretary, members and residents have looked at the place: what they saw, with photos."""
    project = lock_project(project_id)
    require(actor, "fieldwork.survey_site", project)
    check_editable(project, set(State) - set(ENDED), _("已经结束的项目不用再调研。"))
    if not look.findings.strip():
        raise BrokenRule(_("请写一写现场看到的情况。"))
    if look.on > localdate(now):
        raise BrokenRule(_("调研日期不能晚于今天。"))
    survey = Survey.objects.create(
        project=project,
        on=look.on,
        findings=look.findings.strip(),
        members=look.members,
        residents=look.residents,
        by=actor,
    )
    survey.photos.set([store_photo(file, by=actor, now=now) for file in files])
    event = SiteSurveyed(project_id=project.pk, survey_id=survey.pk, on=look.on)
    record(event, about=project, actor=actor, now=now)
    return survey
