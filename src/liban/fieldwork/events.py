from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SiteSurveyed(Event):
    name = "fieldwork.site-surveyed"
    says = _("到现场看过。")
    public = _("书记和党员到现场看过了。")
    project_id: int
    survey_id: int
    on: date
