"""What is typed on the site: what was seen, and photos from one viewpoint."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.projects.queries import PHASES
from liban.web.desk.forms.demands import photos
from liban.web.fields import CountField, DayField, LineField, WordsField

MOST_VIEWPOINTS = 99


class SurveyForm(forms.Form):
    photos = photos(_("现场照片"), _("站在以后还能站的地方拍，完工后在同一处再拍。"))
    findings = WordsField(
        label=_("看到的情况"),
        most=300,
        need=_("请写一写现场看到的情况。"),
        help_text=_("坏了几处、多长多宽、有没有安全问题。"),
    )
    members = CountField(label=_("到场党员"), most=999)
    residents = CountField(label=_("到场群众"), most=999)
    on = DayField(label=_("哪天看的"))


class PhotoForm(forms.Form):
    photos = photos(_("照片"), _("同一个机位，施工前后各拍一张，才看得出变化。"), need=True)
    phase = forms.ChoiceField(
        label=_("什么时候拍的"),
        choices=PHASES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选什么时候拍的。"),
            "invalid_choice": _("请选什么时候拍的。"),
        },
    )
    viewpoint = forms.IntegerField(
        label=_("机位"),
        min_value=1,
        max_value=MOST_VIEWPOINTS,
        help_text=_("同一个地方用同一个号。"),
        error_messages={
            "required": _("机位请填 1 到 99。"),
            "invalid": _("机位请填 1 到 99。"),
            "min_value": _("机位请填 1 到 99。"),
            "max_value": _("机位请填 1 到 99。"),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    caption = LineField(label=_("说明"), most=60, help_text=_("会公开，不写人名和电话。"))
