"""Whatever people do in whatever order, money adds up, states follow the table, nothing is lost.

A random walk over every use-case by right and wrong persons. After each step all that has to
hold is looked at; the planted faults below show that the looking finds something.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

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

from liban.acceptance.actions import close_project, pay_project
from liban.approval import actions as approving
from liban.approval.models import Application
from liban.demands.actions import handle_directly
from liban.demands.models import Demand
from liban.demands.states import DEMAND
from liban.funds.models import Commitment, Fund, Pocket
from liban.funds.queries import balances
from liban.journal.models import Entry
from liban.journal.queries import faults
from liban.kit.refusal import BrokenRule, Refused
from liban.management import ledger
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.projects.models import Project, Source
from liban.projects.states import PROJECT, RUNNING, State
from tests import make
from tests.journeys.moves import MOVES, Scene
from tests.traces import traces

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RUNS, STEPS = 300, 14
# How often the right person acts, and how often on what comes next.
RIGHT, ONWARD = 0.85, 0.5
NO = (Refused, ObjectDoesNotExist)
# What usually comes next, so that walks reach the end and not only the first refusals.
NEXT = {
    "forming": ("apply",),
    "applied": ("approve", "approve", "return", "refuse"),
    "returned": ("apply",),
    "approved": ("start",),
    "working": ("photo", "progress", "finish", "finish", "milestone"),
    "finished": ("accept", "accept", "repair"),
    "repair": ("mend",),
    "accepted": ("settle", "pay", "pay", "close", "close", "answer", "take_answer", "again"),
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
        self.now, self.count = make.NOW, 0
        self.before, self.entries = traces(), Entry.objects.count()
        self.projects, self.demands = self.looked_at()

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(number=st.integers(0, 2**63))
    def step(self, number):
        # Even dice for each step: what is drawn choice by choice leans to the first and repeats.
        # Mixed with how far the walk has come, a number that comes again means something else.
        self.count += 1
        dice = Random(f"{number}:{self.count}:{self.entries}")  # noqa: S311  # a walk, no secret
        name = self.choose(dice)
        self.now += timedelta(days=dice.choice([0, 0, 0, 1, 3]))
        move = MOVES[name]
        what = move.what(Scene(self.people, dice.choice, self.now))
        if move.who:
            is_right = dice.random() < RIGHT
            what["actor"] = self.people[dice.choice(move.who if is_right else sorted(self.people))]
        self.do(name, move.act, what)

    def choose(self, dice):
        state = dice.choice(sorted(self.projects.values()))[0]
        if state in NEXT and dice.random() < ONWARD:
            return dice.choice(NEXT[state])
        return dice.choice(sorted(MOVES))

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


def pay_and_close(project, *, close):
    """Paid to the last fen, so that it can be closed; and closed, so that it can be put away."""
    later, held = make.later(25), Commitment.objects.get(project=project)
    pay_project(
        actor=Walk.people["finance"],
        project_id=project.pk,
        fen=held.open_fen,
        voucher="付-0",
        paid_on=make.TODAY,
        now=later,
    )
    if close:
        close_project(actor=Walk.people["handler"], project_id=project.pk, now=later)


@pytest.fixture
def town():
    """A project on each part of the way, a few demands, and money for one or two more."""
    Walk.people = the_people()
    make.fund(yuan=850_000)
    one, both = Walk.people["secretary"], Walk.people["both"]
    for build, lead in (
        (make.project, one),
        (make.complete, both),
        (make.application, both),
        (make.approved, one),
        (make.working, one),
        (make.finished, one),
        (make.accepted, one),
        (make.settled, one),
    ):
        build(by=lead)
    pay_and_close(make.settled(by=one), close=False)
    pay_and_close(make.settled(by=both), close=True)
    make.demand()
    make.checked(by=one)
    # So that some walks finish at once: a lamp that is lit, a matter that is being done directly.
    make._photo(Project.objects.get(state=State.WORKING), one, "after", "yellow")
    handled = make.checked(by=one)
    handle_directly(actor=one, demand_id=handled.pk, now=make.NOW)
    Walk.done, Walk.refused = Counter(), Counter()


def walk(runs, phases=(Phase.generate, Phase.shrink)):
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_sequence_breaks_money_state_or_journal(town):
    walk(RUNS)
    # The walks went everywhere: each use-case was done, and each was refused.
    assert set(MOVES) - set(Walk.done) == set()
    assert set(MOVES) - set(Walk.refused) <= {"join", "enter"}


def found(planted, monkeypatch, *where):
    monkeypatch.setattr(*where, planted)
    with pytest.raises(AssertionError):
        walk(RUNS, phases=(Phase.generate,))


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
    def close(**_what):
        Project.objects.update(waiting_for="谁")
        raise BrokenRule("no")

    monkeypatch.setitem(MOVES, "close", replace(MOVES["close"], act=close))
    with pytest.raises(AssertionError, match="left a trace"):
        walk(RUNS, phases=(Phase.generate,))


def test_a_success_without_an_entry_is_found(town, monkeypatch):
    found(lambda *_args, **_more: None, monkeypatch, approving, "record")
