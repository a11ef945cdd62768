"""The life of a project (项目). Printed by ``./liban show states`` into docs/states.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liban.kit.states import Edge, Machine


class State(models.TextChoices):
    FORMING = "forming", _("拟项")
    APPLIED = "applied", _("已申报")
    RETURNED = "returned", _("退回补齐")
    APPROVED = "approved", _("已批准")
    REFUSED = "refused", _("不予立项")
    WORKING = "working", _("实施中")
    FINISHED = "finished", _("已完工")
    REPAIR = "repair", _("整改中")
    ACCEPTED = "accepted", _("已验收")
    CLOSED = "closed", _("办结")
    ARCHIVED = "archived", _("已归档")
    WITHDRAWN = "withdrawn", _("撤项")
    TERMINATED = "terminated", _("终止")


S = State
EDITABLE = (S.FORMING, S.RETURNED)
RUNNING = (S.APPLIED, S.RETURNED, S.APPROVED, S.WORKING, S.FINISHED, S.REPAIR)
BUILT = (S.ACCEPTED, S.CLOSED, S.ARCHIVED)
ENDED = (S.REFUSED, S.WITHDRAWN, S.TERMINATED)
# Somebody still has to do something for it, so somebody in office must answer for it.
UNFINISHED = (S.FORMING, *RUNNING, S.ACCEPTED, S.CLOSED)
# What the public may read about: from the decision on, never what is still being prepared.
PUBLIC = (S.APPROVED, S.REFUSED, S.WORKING, S.FINISHED, S.REPAIR, *BUILT, S.TERMINATED)

# fmt: off
PROJECT = Machine(State, S.FORMING, [
    #    from          to             by the use-case                      people say
    Edge(S.FORMING,    S.APPLIED,     "approval.apply_for_money",          _("申报")),
    Edge(S.RETURNED,   S.APPLIED,     "approval.apply_for_money",          _("补齐再报")),
    Edge(S.APPLIED,    S.RETURNED,    "approval.return_application",       _("退回补齐")),
    Edge(S.APPLIED,    S.APPROVED,    "approval.approve_application",      _("批准")),
    Edge(S.APPLIED,    S.REFUSED,     "approval.refuse_application",       _("不予立项")),
    Edge(S.APPLIED,    S.WITHDRAWN,   "approval.withdraw_application",     _("撤回")),
    Edge(S.FORMING,    S.WITHDRAWN,   "projects.withdraw_project",         _("撤项")),
    Edge(S.RETURNED,   S.WITHDRAWN,   "projects.withdraw_project",         _("撤项")),
    Edge(S.APPROVED,   S.WORKING,     "projects.start_work",               _("开工")),
    Edge(S.WORKING,    S.FINISHED,    "projects.finish_work",              _("完工")),
    Edge(S.REPAIR,     S.FINISHED,    "projects.finish_repair",            _("整改完成")),
    Edge(S.FINISHED,   S.REPAIR,      "acceptance.ask_for_repair",         _("要求整改")),
    Edge(S.FINISHED,   S.ACCEPTED,    "acceptance.accept_project",         _("验收")),
    Edge(S.ACCEPTED,   S.CLOSED,      "acceptance.close_project",          _("办结")),
    Edge(S.CLOSED,     S.ARCHIVED,    "acceptance.archive_project",        _("归档")),
    Edge(S.APPROVED,   S.TERMINATED,  "approval.terminate_project",        _("终止")),
    Edge(S.WORKING,    S.TERMINATED,  "approval.terminate_project",        _("终止")),
])
# fmt: on
