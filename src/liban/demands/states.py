"""The life of a demand (诉求). Printed by ``./liban show states`` into docs/states.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liban.kit.states import Edge, Machine


class State(models.TextChoices):
    RECEIVED = "received", _("收到")
    CHECKED = "checked", _("已核实")
    IN_PROJECT = "in_project", _("纳入项目")
    DIRECT = "direct", _("直接办理")
    MERGED = "merged", _("并入")
    DECLINED = "declined", _("不予办理")
    DONE = "done", _("办结")
    REOPENED = "reopened", _("重办")


S = State
OPEN = (S.RECEIVED, S.CHECKED, S.IN_PROJECT, S.DIRECT, S.REOPENED)
TO_DECIDE = (S.CHECKED, S.REOPENED)

# fmt: off
DEMAND = Machine(State, S.RECEIVED, [
    #    from           to             by the use-case                        people say
    Edge(S.RECEIVED,    S.CHECKED,     "demands.check_demand",                _("核实")),
    Edge(S.RECEIVED,    S.MERGED,      "demands.merge_demands",               _("并入")),
    Edge(S.CHECKED,     S.MERGED,      "demands.merge_demands",               _("并入")),
    Edge(S.RECEIVED,    S.DECLINED,    "demands.decline_demand",              _("不予办理")),
    Edge(S.CHECKED,     S.DECLINED,    "demands.decline_demand",              _("不予办理")),
    Edge(S.REOPENED,    S.DECLINED,    "demands.decline_demand",              _("不予办理")),
    Edge(S.CHECKED,     S.DIRECT,      "demands.handle_directly",             _("直接办理")),
    Edge(S.REOPENED,    S.DIRECT,      "demands.handle_directly",             _("直接办理")),
    Edge(S.DIRECT,      S.DONE,        "demands.finish_directly",             _("办好")),
    Edge(S.CHECKED,     S.IN_PROJECT,  "projects.form_project",               _("纳入项目")),
    Edge(S.REOPENED,    S.IN_PROJECT,  "projects.form_project",               _("纳入项目")),
    Edge(S.CHECKED,     S.IN_PROJECT,  "projects.add_demand",                 _("纳入项目")),
    Edge(S.REOPENED,    S.IN_PROJECT,  "projects.add_demand",                 _("纳入项目")),
    Edge(S.IN_PROJECT,  S.CHECKED,     "projects.withdraw_project",           _("撤项后重新处理")),
    Edge(S.IN_PROJECT,  S.CHECKED,     "approval.withdraw_application",       _("撤回后重新处理")),
    Edge(S.IN_PROJECT,  S.CHECKED,     "approval.refuse_application",         _("未立项后重新处理")),
    Edge(S.IN_PROJECT,  S.CHECKED,     "approval.terminate_project",          _("终止后重新处理")),
    Edge(S.IN_PROJECT,  S.DONE,        "acceptance.accept_project",           _("验收后办结")),
    Edge(S.DONE,        S.REOPENED,    "satisfaction.ask_again",              _("请书记再来看看")),
])
# fmt: on
