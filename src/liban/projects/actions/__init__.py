"""微小项目: forming and planning it (``plan``), building it (``works``),
who answers for it (``responsibility``)."""

from liban.projects.actions.plan import (
    add_demand,
    form_project,
    plan_money,
    plan_people,
    plan_work,
    withdraw_project,
)
from liban.projects.actions.responsibility import end_post, hand_over
from liban.projects.actions.works import (
    add_photo,
    finish_repair,
    finish_work,
    reach_milestone,
    report_progress,
    start_work,
    wait_for,
)

__all__ = [
    "add_demand",
    "add_photo",
    "end_post",
    "finish_repair",
    "finish_work",
    "form_project",
    "hand_over",
    "plan_money",
    "plan_people",
    "plan_work",
    "reach_milestone",
    "report_progress",
    "start_work",
    "wait_for",
    "withdraw_project",
]
