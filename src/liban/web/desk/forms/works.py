"""What is typed while the works run."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liban.web.fields import CountField, DayField, LineField, WordsField

WORDS_MOST = 200
PARTY_MOST = 30


class Counted(Protocol):
    """An outcome as far as its number goes."""

    pk: int
    name: str
    done: int
    planned: int
    unit: str


class StartForm(forms.Form):
    started_on = DayField(
        label=_("哪天开工"), initial=localdate, help_text=_("申报以后，不能晚于今天。")
    )


class ProgressForm(forms.Form):
    """One number for each outcome, or a sentence."""

    words = WordsField(label=_("进展（一句话）"), most=WORDS_MOST, rows=2)

    def __init__(self, data: Any, *, outcomes: Iterable[Counted]) -> None:
        super().__init__(data)
        self.counts = {f"done_{outcome.pk}": outcome for outcome in outcomes}
        for name, outcome in self.counts.items():
            self.fields[name] = CountField(label=outcome.name, initial=outcome.done)
        self.order_fields([*self.counts, "words"])

    def numbers(self) -> list[tuple[int | None, int | None]]:
        """The outcomes whose number was changed, with the new number; one blank when none was."""
        typed = {outcome.pk: self.cleaned_data[name] for name, outcome in self.counts.items()}
        before = {outcome.pk: outcome.done for outcome in self.counts.values()}
        changed: list[tuple[int | None, int | None]] = [
            (pk, done) for pk, done in typed.items() if done not in (None, before[pk])
        ]
        return changed or [(None, None)]


class MilestoneForm(forms.Form):
    reached_on = DayField(label=_("哪天到的"), initial=localdate)

    def __init__(self, data: Any, *, milestones: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["milestone"] = forms.ChoiceField(
            label=_("哪个节点"),
            choices=[(str(pk), words) for pk, words in milestones],
            widget=forms.RadioSelect,
            error_messages={"required": _("请选一个节点。"), "invalid_choice": _("请选一个节点。")},
        )
        self.order_fields(["milestone", "reached_on"])


class WaitForm(forms.Form):
    party = LineField(
        label=_("在等谁"),
        most=PARTY_MOST,
        help_text=_("写单位名，例如“供电所”。不用再等了就留空。期限照常计算。"),
    )


class FinishForm(forms.Form):
    finished_on = DayField(
        label=_("哪天完工"), initial=localdate, help_text=_("开工以后，不能晚于今天。")
    )


class RepairFinishForm(forms.Form):
    words = WordsField(label=_("整改了什么"), most=WORDS_MOST, need=_("请写一句整改了什么。"))
