from django import forms
from django.utils.translation import gettext_lazy as _

from liban.kit.codes import LENGTH, tidy_code
from liban.satisfaction.queries import GRADES, SOLVED
from liban.satisfaction.rules import WORDS_MOST
from liban.web.portal.forms.fields import PlainText
from liban.web.portal.forms.report import TOO_LONG

CODE_WRONG = _("编号是 8 个字母和数字，请对一对。")


class CodeForm(forms.Form):
    """The number that stands on the receipt, however it is typed."""

    code = PlainText(
        label=_("编号"),
        max_length=40,
        help_text=_("收到时给您的，一共 8 个字母和数字。"),
        error_messages={"required": _("请填编号。"), "max_length": CODE_WRONG},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        code = tidy_code(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(CODE_WRONG)
        return code


class RatingForm(forms.Form):
    """Two taps, and words if one likes."""

    solved = forms.ChoiceField(
        label=_("这件事解决了吗"),
        choices=SOLVED,
        error_messages={
            "required": _("请选这件事解决了没有。"),
            "invalid_choice": _("请选这件事解决了没有。"),
        },
        widget=forms.RadioSelect,
    )
    grade = forms.ChoiceField(
        label=_("您满意吗"),
        choices=GRADES,
        error_messages={
            "required": _("请选满意、基本满意或不满意。"),
            "invalid_choice": _("请选满意、基本满意或不满意。"),
        },
        widget=forms.RadioSelect,
    )
    words = PlainText(
        label=_("想说的话"),
        required=False,
        max_length=WORDS_MOST,
        help_text=_("书记和镇里看得见，不会公开。"),
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": WORDS_MOST}),
    )
