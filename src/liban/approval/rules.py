"""What a complete application holds. Everything that is missing is told at once (一次性告知)."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from liban.kit.words import Words


class Returning(TextChoices):
    """Why an application is returned or refused; fixed codes, so that they can be counted."""

    INCOMPLETE = "incomplete", _("资料不全")
    OUT_OF_SCOPE = "out_of_scope", _("不属范围")
    DUPLICATE = "duplicate", _("与其他项目重复")
    BUDGET_HIGH = "budget_high", _("预算偏高")
    OTHER_DUTY = "other_duty", _("应由他方承担")
    NEEDS_TALK = "needs_talk", _("需补村民议事")


REASONS = Returning.choices


@dataclass(frozen=True)
class Facts:
    """What completeness is judged by, read from the project's rows."""

    location: str
    background: str
    upkeep: str
    plan_days: bool
    beneficiaries: bool
    targets: int
    milestones: int
    budget_fen: int
    asked_fen: int
    shares_match: bool
    surveys: int
    photos_before: int
    demands: int
    targets_least: int


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: what to do, and on which screen."""

    screen: str
    words: Words


def missing(facts: Facts) -> list[Missing]:
    """Everything that keeps the application from being complete, in the order of the screens."""
    # fmt: off
    checks = (
        (facts.demands > 0,                        "work",   _("还没有关联的诉求。")),
        (bool(facts.location),                     "work",   _("请写实施地点。")),
        (bool(facts.background),                   "work",   _("请写清问题是什么。")),
        (facts.targets >= facts.targets_least,     "work",   _("请写可量化的成效：做多少、什么单位。")),
        (facts.plan_days,                          "work",   _("请填计划开工和计划完工的日期。")),
        (facts.milestones > 0,                     "work",   _("请至少写一个进度节点。")),
        (facts.budget_fen > 0,                     "money",  _("请填概算，至少一行。")),
        (facts.asked_fen > 0,                      "money",  _("请在资金构成里填书记立办资金。")),
        (facts.shares_match,                       "money",  _("资金构成的合计要等于概算合计。")),
        (facts.beneficiaries,                      "people", _("请填受益户数和人数。")),
        (bool(facts.upkeep),                       "people", _("请写建好以后谁来管。")),
        (facts.surveys > 0,                        "survey", _("请先到现场看过，并记下来。")),
        (facts.photos_before > 0,                  "photos", _("请加上施工前的照片。")),
    )
    # fmt: on
    return [Missing(screen, words) for there, screen, words in checks if not there]
