"""What a person said on the phone or at the door, written down by staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.satisfaction.queries import GRADES, SOLVED, TAKEN
from liban.satisfaction.rules import WORDS_MOST
from liban.web.fields import WordsField


class AnswerForm(forms.Form):
    way = forms.ChoiceField(
        label=_("怎么听到的"),
        choices=TAKEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选是电话里说的，还是上门听到的。")},
    )
    solved = forms.ChoiceField(
        label=_("这件事解决了吗"),
        choices=SOLVED,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选这件事解决了没有。")},
    )
    grade = forms.ChoiceField(
        label=_("满意吗"),
        choices=GRADES,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选满意、基本满意或不满意。")},
    )
    words = WordsField(
        label=_("原话"), most=WORDS_MOST, help_text=_("照他说的写，不写别人的名字和电话。")
    )
