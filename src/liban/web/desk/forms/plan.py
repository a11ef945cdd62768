"""The three screens on which a project is planned: what, how much, for whom."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.kit.money import Fen
from liban.projects.queries import CATEGORIES, KINDS, SOURCES
from liban.projects.rules import Line, MoneyPlan, PeoplePlan, Share, Step, Target, WorkPlan
from liban.web.desk.forms.projects import IdeaForm
from liban.web.fields import CountField, DayField, LineField, WordsField, YuanField

QUANTITY = {"invalid": _("请填数量，例如 68 或 12.5。"), "min_value": _("数量要大于零。")}
QUANTITY |= {"required": _("请填数量。"), "max_digits": _("数量太大了。")}
QUANTITY |= {"max_decimal_places": _("数量最多两位小数。"), "max_whole_digits": _("数量太大了。")}


class WorkForm(IdeaForm):
    """First screen. Most of it is filled in from what is already known."""

    category = forms.ChoiceField(label=_("项目类别"), choices=CATEGORIES)
    kind = forms.ChoiceField(label=_("项目性质"), choices=KINDS)
    location = LineField(label=_("实施地点"), most=80, help_text=_("写到巷或路口，不写谁家。"))
    background = WordsField(
        label=_("问题是什么"), most=300, help_text=_("会公开。用自己的话写，不写人名和电话。")
    )
    plan_start_on = DayField(label=_("计划开工"), required=False)
    plan_end_on = DayField(label=_("计划完工"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class TargetForm(forms.Form):
    name = LineField(label=_("做成什么"), most=30, need=_("请写做成什么。"))
    planned = CountField(label=_("数量"), need=_("请填数量。"))
    unit = LineField(label=_("单位"), most=6, need=_("请写单位，例如 盏。"))


class StepForm(forms.Form):
    name = LineField(label=_("节点"), most=30, need=_("请写节点。"))
    planned_on = DayField(label=_("哪天前"))


class MoneyForm(forms.Form):
    """Second screen: who builds it, and how much each pays."""

    builder = LineField(label=_("实施单位"), most=60, help_text=_("还没定可以不填。"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in SOURCES:
            field = YuanField(label=label, zero=True, required=False)
            field.widget.attrs["data-share"] = ""
            self.fields[f"share_{value}"] = field

    @property
    def shares(self) -> list[forms.BoundField]:
        return [self[f"share_{value}"] for value, _label in SOURCES]


class LineForm(forms.Form):
    name = LineField(label=_("名称"), most=40, need=_("请写名称。"))
    quantity = forms.DecimalField(
        label=_("数量"),
        max_digits=10,
        decimal_places=2,
        min_value=Decimal("0.01"),
        error_messages=QUANTITY,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "data-quantity": ""}
        ),
    )
    unit = LineField(label=_("单位"), most=6)
    price = YuanField(label=_("单价（元）"), zero=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].widget.attrs["data-price"] = ""


class PeopleForm(forms.Form):
    """Third screen: for whom it is, and who looks after it later."""

    households = CountField(label=_("受益户数"))
    people = CountField(label=_("受益人数"))
    upkeep = LineField(label=_("建好以后谁来管"), most=120, help_text=_("谁管、钱从哪来。"))
    why_secretary = WordsField(label=_("为什么要书记来办"), most=100, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)


def work_plan(clean: dict[str, Any], targets: list[Any], steps: list[Any]) -> WorkPlan:
    """What was typed on the first screen, for the use-case."""
    names = ("title", "category", "kind", "location", "background", "plan_start_on", "plan_end_on")
    return WorkPlan(
        **{name: clean[name] for name in names},
        targets=tuple(Target(row["name"], row["planned"], row["unit"]) for row in targets),
        steps=tuple(Step(row["name"], row["planned_on"]) for row in steps),
    )


def money_plan(clean: dict[str, Any], lines: list[Any]) -> MoneyPlan:
    return MoneyPlan(lines=lines_of(lines), shares=shares_of(clean), builder=clean["builder"])


def lines_of(rows: list[Any]) -> tuple[Line, ...]:
    return tuple(Line(row["name"], row["quantity"], row["unit"], row["price"]) for row in rows)


def shares_of(clean: dict[str, Any]) -> tuple[Share, ...]:
    """Who pays how much; nothing and zero are the same."""
    sums: dict[str, Fen] = {value: clean.get(f"share_{value}") or 0 for value, _label in SOURCES}
    return tuple(Share(source, fen) for source, fen in sums.items() if fen)


def people_plan(clean: dict[str, Any]) -> PeoplePlan:
    return PeoplePlan(
        households=clean["households"],
        people=clean["people"],
        why_secretary=clean["why_secretary"],
        upkeep=clean["upkeep"],
    )
