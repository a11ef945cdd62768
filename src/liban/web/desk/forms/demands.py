from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.demands.queries import CHANNELS, DECLINING, STAFF_CHANNELS
from liban.demands.rules import WORDS_MOST
from liban.demands.states import State
from liban.kit.light import Light
from liban.web.fields import LineField, WordsField
from liban.web.portal.forms.fields import ManyFiles, PhotosField

ALL = ("", _("全部"))
Choices = list[tuple[Any, Any]]


def photos(label: Any, hint: Any = "", *, need: bool = False) -> PhotosField:
    """Photos taken or chosen; ``need`` only says so on the page, the use-case refuses."""
    widget = ManyFiles(attrs={"accept": "image/*", "multiple": True})
    return PhotosField(label=label, help_text=hint, required=need, widget=widget)


class DemandFilter(forms.Form):
    """What narrows the list of demands."""

    q = forms.CharField(label=_("事由里的字"), required=False, max_length=40)
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[ALL, *State.choices])
    channel = forms.ChoiceField(label=_("来源"), required=False, choices=[ALL, *CHANNELS])
    light = forms.ChoiceField(label=_("灯"), required=False, choices=[ALL, *Light.choices])

    def __init__(self, *args: Any, villages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(villages) > 1:
            choices = [ALL, *villages]
            self.fields["village"] = forms.ChoiceField(
                label=_("村居"), required=False, choices=choices
            )


class EnterForm(forms.Form):
    """Staff take down what somebody told them: two things are needed, the rest helps."""

    words = WordsField(
        label=_("什么事"), most=WORDS_MOST, need=_("请写一写是什么事，一句话也行。"), rows=4
    )
    photos = photos(_("照片"), _("拍那件事，不拍人。"))
    location = LineField(label=_("在哪里"), most=80, help_text=_("巷口、门牌旁边的东西，都行。"))
    name = LineField(label=_("怎么称呼"), most=30)
    phone = forms.CharField(
        label=_("手机号"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("只用来告诉本人办到哪了，加密保存。"),
    )
    for_family = forms.BooleanField(label=_("替家人反映"), required=False)

    def __init__(self, *args: Any, villages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {
            "required": _("请选在哪个村或社区。"),
            "invalid_choice": _("请选在哪个村或社区。"),
        }
        choices = villages if len(villages) == 1 else [("", _("请选择")), *villages]
        self.fields["place"] = forms.ChoiceField(
            label=_("哪个村或社区"), choices=choices, error_messages=missing
        )
        if len(villages) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = villages[0][0]
        how = {"required": _("请选是怎么听到的。"), "invalid_choice": _("请选是怎么听到的。")}
        self.fields["channel"] = forms.ChoiceField(
            label=_("怎么听到的"),
            choices=STAFF_CHANNELS,
            widget=forms.RadioSelect,
            error_messages=how,
            initial="visit",
        )
        order = ("words", "photos", "place", "location", "channel", "name", "phone", "for_family")
        self.order_fields(order)


class CheckForm(forms.Form):
    title = LineField(
        label=_("给这件事起个名"),
        most=40,
        need=_("请给这件事起个名字，别人一看就懂。"),
        help_text=_("哪里 + 什么事，例如：东区巷灯坏了。不写人名和电话。"),
    )


class EditForm(forms.Form):
    title = LineField(label=_("事由"), most=40, help_text=_("会公开，不写人名和电话。"))
    location = LineField(label=_("具体位置"), most=80)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    words = WordsField(
        label=_("告诉反映的人"),
        most=300,
        need=_("请写一句答复。"),
        help_text=_("像当面说话那样写：现在怎样，下一步谁来办，哪天前。"),
    )


class MergeForm(forms.Form):
    """Into which demand: one of the look-alikes, or one found by its code."""

    code = forms.CharField(
        label=_("或者填那件的编号"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            self.fields["into"] = forms.ChoiceField(
                label=_("并入哪一件"),
                choices=others,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("请另选一件。")},
            )
            self.order_fields(("into", "code"))


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不办"),
        choices=DECLINING,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择不予办理的原因。"),
            "invalid_choice": _("请选择不予办理的原因。"),
        },
    )
    words = WordsField(
        label=_("写给反映的人"),
        most=300,
        need=_("请写一句话说明原因，反映的人会看到。"),
        help_text=_("说清为什么，再说可以找谁。"),
    )


class FinishForm(forms.Form):
    words = WordsField(
        label=_("办成了什么样"),
        most=300,
        need=_("请写一句话，说说办成了什么样。"),
        help_text=_("反映的人会看到，写给他们看。"),
    )
    photos = photos(_("办好后的照片"), _("至少一张，拍办好的地方。"), need=True)


class JoinProjectForm(forms.Form):
    def __init__(self, *args: Any, projects: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {"required": _("请选一个项目。"), "invalid_choice": _("请选一个项目。")}
        self.fields["project"] = forms.ChoiceField(
            label=_("加入哪个项目"),
            choices=projects,
            widget=forms.RadioSelect,
            error_messages=missing,
        )


class NothingForm(forms.Form):
    """A button that needs no words; a refusal is shown on it."""
