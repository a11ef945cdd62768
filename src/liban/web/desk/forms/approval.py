"""What is typed when money is asked for and decided on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.approval.rules import REASONS
from liban.web.fields import WordsField, YuanField

WORDS_MOST = 300


class ApplyForm(forms.Form):
    pledged = forms.BooleanField(
        label=_("我承诺：内容属实，没有拆分，没有重复申报"),
        error_messages={"required": _("请勾选承诺：内容属实，没有拆分，没有重复申报。")},
    )


class WithdrawForm(forms.Form):
    words = WordsField(label=_("为什么撤回"), most=WORDS_MOST, need=_("请写一句为什么撤回。"))


class TerminateForm(forms.Form):
    words = WordsField(
        label=_("为什么终止"),
        most=WORDS_MOST,
        need=_("请写一句为什么终止，会公开。"),
        help_text=_("这句话会公开，请写清原因，不写人名和电话。"),
    )


class DecisionForm(forms.Form):
    """One decision: the whole sum, less, back for completion, or no."""

    DECISIONS = (
        ("approve", _("同意")),
        ("less", _("少批")),
        ("return", _("退回补齐")),
        ("refuse", _("不予立项")),
    )

    decision = forms.ChoiceField(
        label=_("审批意见"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个审批意见。")},
    )
    granted_fen = YuanField(label=_("批准多少"), required=False)
    codes = forms.MultipleChoiceField(
        label=_("原因"), choices=REASONS, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = WordsField(label=_("说明"), most=WORDS_MOST, rows=2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = data.get("decision")
        if chosen == "less" and "granted_fen" in data and data["granted_fen"] is None:
            self.add_error("granted_fen", _("请填批准多少元。"))
        if chosen in ("return", "refuse") and not data.get("codes"):
            self.add_error("codes", _("请至少选一个原因。"))
        if chosen not in ("approve", None) and not data.get("words"):
            self.add_error("words", _("请把要补的、或不同意的原因一次写清楚。"))
        return data
