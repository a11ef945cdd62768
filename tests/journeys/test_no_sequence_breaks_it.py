"""Whatever people do in whatever order, money adds up, states follow the table, nothing is lost.

A random walk over every use-case by right and wrong persons. After each step all that has to
hold is looked at; the planted faults below show that the looking finds something.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from liban.approval import actions as approving
from liban.approval.models import Application
from liban.demands.models import Demand
from liban.demands.states import DEMAND
from liban.funds.models import Commitment, Fund, Movement, Pocket, Transfer
from liban.funds.queries import balances
from liban.journal.models import Entry
from liban.journal.queries import faults
from liban.kit.refusal import Refused
from liban.management import ledger
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.projects.models import Project, Source
from liban.projects.states import PROJECT, RUNNING, State
from tests import make
from tests.journeys.moves import MOVES, Scene
from tests.traces import traces

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RUNS, STEPS = 300, 24
NO = (Refused, ObjectDoesNotExist)
# What usually comes next, so that walks reach the end and not only the first refusals.
NEXT = {
    "forming": ("apply",),
    "applied": ("approve", "approve", "return"),
    "returned": ("apply",),
    "approved": ("start",),
    "working": ("photo", "progress", "finish", "finish"),
    "finished": ("accept", "accept", "repair"),
    "repair": ("mend",),
    "accepted": ("settle", "pay", "pay", "close", "answer", "again"),
    "closed": ("archive",),
}


def the_people():
    """Right and wrong ones; one is secretary and approver at once."""
    both = make.secretary()
    Post.objects.create(
        person=both, role=Role.APPROVER, place=make.place(make.TOWN), since=make.TODAY
    )
    return {
        "secretary": make.secretary(),
        "both": both,
        "committee": make.committee(),
        "instructor": make.instructor(),
        "handler": make.handler(),
        "approver": make.approver(),
        "finance": make.finance(),
        "stranger": make.stranger(),
        "elsewhere": make.approver("sd/bj/"),
        "auditor": make.person(Role.AUDITOR, make.TOWN),
    }


class Walk(RuleBasedStateMachine):
    """One town from a common start, put back as it was when the walk is over."""

    people: dict[str, Person]
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()

    @initialize()
    def begin(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now = make.NOW
        self.before, self.entries = traces(), Entry.objects.count()
        self.projects, self.demands = self.looked_at()

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(data=st.data())
    def step(self, data):
        name = self.choose(data)
        self.now += timedelta(days=data.draw(st.sampled_from([0, 0, 0, 1, 3])))
        move = MOVES[name]
        what = move.what(Scene(self.people, data.draw, self.now))
        if move.who:
            right = data.draw(st.sampled_from([True] * 6 + [False]))
            who = data.draw(st.sampled_from(move.who if right else sorted(self.people)))
            what["actor"] = self.people[who]
        self.do(name, move.act, what)

    def choose(self, data):
        if data.draw(st.integers(0, 3)):
            state = data.draw(st.sampled_from(sorted(self.projects.values())))[0]
            if state in NEXT:
                return data.draw(st.sampled_from(NEXT[state]))
        return data.draw(st.sampled_from(sorted(MOVES)))

    def do(self, name, act, what):
        try:
            result = act(**what, now=self.now)
        except NO:
            self.refused[name] += 1
            assert traces() == self.before, f"{name} was refused and left a trace"
            return
        self.done[name] += 1
        nothing = name == "join" and result is None
        assert nothing or Entry.objects.count() > self.entries, f"{name} wrote no entry"
        self.before, self.entries = traces(), Entry.objects.count()
        self.holds()

    def holds(self):
        money_adds_up()
        projects, demands = self.looked_at()
        for key, now in projects.items():
            moved(PROJECT, self.projects.get(key), now)
        for key, state in demands.items():
            moved(DEMAND, self.demands.get(key), (state, None))
        belongs_together(demands)
        assert list(faults()) == []
        self.projects, self.demands = projects, demands

    @staticmethod
    def looked_at():
        rows = Project.objects.order_by("pk").values_list("pk", "state", "due_on")
        projects = {key: (state, str(due or "")) for key, state, due in rows}
        return projects, dict(Demand.objects.values_list("pk", "state"))


def money_adds_up():
    """The sums equal the ledger, no pocket is below nothing, and grants equal what was decided."""
    assert list(ledger.faults()) == []
    for fund in Fund.objects.all():
        pockets = balances(fund)
        assert sum(pockets.values()) == 0
        assert min(pockets[pocket] for pocket in Pocket if pocket != Pocket.TREASURY) >= 0
        open_sum = sum(held.open_fen for held in fund.commitments.all())
        assert open_sum == fund.committed_fen == pockets[Pocket.COMMITTED]
    granted = dict(Commitment.objects.values_list("project_id", "granted_fen"))
    decided = Application.objects.filter(decision="approved")
    assert granted == dict(decided.values_list("project_id", "granted_fen"))


def moved(machine, old, new):
    """From ``old`` to ``new`` there is an edge, and a day once promised stays."""
    if old is None:
        return
    old_state = old if isinstance(old, str) else old[0]
    steps = {(edge.start, edge.end) for edge in machine.edges}
    assert old_state == new[0] or (old_state, new[0]) in steps
    if new[1] is not None and old[1]:
        assert new[1] == old[1], "the promised day moved"


def belongs_together(demands):
    """A demand is in a project exactly while a project is at work on it."""
    at_work = Source.objects.filter(project__state__in=(State.FORMING, *RUNNING))
    taken = set(at_work.values_list("demand_id", flat=True))
    assert {key for key, state in demands.items() if state == "in_project"} == taken


@pytest.fixture
def town():
    """Two complete projects, one being formed, and a fund that pays for three of them at most."""
    Walk.people = the_people()
    make.fund(yuan=250_000)
    make.complete(by=Walk.people["secretary"])
    make.complete(by=Walk.people["both"])
    make.project(by=Walk.people["secretary"])
    make.demand()
    Walk.done, Walk.refused = Counter(), Counter()


def walk(runs, phases=(Phase.generate, Phase.shrink)):
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_sequence_breaks_money_state_or_journal(town):
    walk(RUNS)
    # The walks went everywhere: each use-case was done, and each was refused.
    assert set(Walk.done) == set(MOVES)
    assert set(MOVES) - set(Walk.refused) <= {"join", "enter"}


def found(planted, monkeypatch, *where):
    monkeypatch.setattr(*where, planted)
    with pytest.raises(AssertionError):
        walk(60, phases=(Phase.generate,))


def test_money_set_aside_without_a_row_is_found(town, monkeypatch):
    def commit(fund, project, fen, *, by, now):
        Fund.objects.filter(pk=fund.pk).update(committed_fen=fen)
        return Commitment.objects.create(fund=fund, project=project, granted_fen=fen)

    found(commit, monkeypatch, approving, "commit_money")


def test_an_amount_changed_after_the_approval_is_found(town, monkeypatch):
    real = approving.decide

    def decide(application, decision, **more):
        real(application, decision, **more)
        Application.objects.filter(pk=application.pk).update(granted_fen=1)

    found(decide, monkeypatch, approving, "decide")


def test_a_promised_day_that_moves_is_found(town, monkeypatch):
    real = approving.move

    def move(project, use_case, **more):
        real(project, use_case, **more)
        later = project.due_on and project.due_on + timedelta(days=1)
        Project.objects.filter(pk=project.pk).update(due_on=later)

    found(move, monkeypatch, approving, "move")


def test_a_refusal_that_leaves_a_trace_is_found(town, monkeypatch):
    def check(codes, words):
        if not words.strip():
            Fund.objects.update(returned_fen=1)
            transaction.on_commit(lambda: None)
            Transfer.objects.first()
        return

    found(check, monkeypatch, approving, "check_reasons")


def test_a_success_without_an_entry_is_found(town, monkeypatch):
    found(lambda *_args, **_more: None, monkeypatch, approving, "record")
    assert Movement.COMMIT in Movement
