from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.kit.light import Light
from liban.projects.queries import CATEGORIES, KINDS
from liban.projects.states import State
from liban.web.fields import LineField, WordsField

ALL = ("", _("全部"))


class ProjectFilter(forms.Form):
    """What narrows the list of projects."""

    state = forms.ChoiceField(label=_("状态"), required=False, choices=[ALL, *State.choices])
    category = forms.ChoiceField(label=_("类别"), required=False, choices=[ALL, *CATEGORIES])
    light = forms.ChoiceField(label=_("灯"), required=False, choices=[ALL, *Light.choices])

    def __init__(self, *args: Any, villages: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [ALL, *villages]
        if len(villages) > 1:
            self.fields["village"] = forms.ChoiceField(
                label=_("村居"), required=False, choices=choices
            )


class IdeaForm(forms.Form):
    """What a project is called when it is formed."""

    title = LineField(
        label=_("项目名称"),
        most=30,
        need=_("请写项目名称：哪里、什么东西、做什么。"),
        help_text=_("哪里 + 什么东西 + 做什么，例如：东区巷道路灯更换"),
    )
    category = forms.ChoiceField(
        label=_("项目类别"),
        choices=CATEGORIES,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选项目类别。"), "invalid_choice": _("请选项目类别。")},
    )
    kind = forms.ChoiceField(
        label=_("项目性质"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选项目性质。"), "invalid_choice": _("请选项目性质。")},
    )


class WithdrawForm(forms.Form):
    words = WordsField(
        label=_("为什么撤项"),
        most=300,
        need=_("请写一句为什么撤项。"),
        help_text=_("诉求会退回“已核实”，另想办法。"),
    )
