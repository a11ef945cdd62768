"""The tables of states and the policy agree with each other."""

import pytest

from liban.kit.use_case import CATALOGUE
from liban.management.commands.show import machines
from liban.people.roles import Role
from liban.policy import BY_COMMAND, OPEN_TO_ALL, POLICY

MACHINES = dict(machines())
KNOWN = {*POLICY.rows, *OPEN_TO_ALL, *BY_COMMAND}


def test_there_are_machines_to_look_at():
    assert {"demands.DEMAND", "projects.PROJECT"} <= set(MACHINES)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_every_edge_is_taken_by_a_use_case_that_the_policy_knows(machine):
    assert {edge.use_case for edge in machine.edges} - KNOWN == set()


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_every_state_can_be_reached(machine):
    reached, grown = {machine.initial}, True
    while grown:
        more = {edge.end for edge in machine.edges if edge.start in reached} - reached
        reached |= more
        grown = bool(more)
    assert reached == set(machine.states)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_from_one_state_a_use_case_leads_to_one_state_only(machine):
    ways = [(edge.start, edge.use_case) for edge in machine.edges]
    assert len(ways) == len(set(ways))


def test_every_role_may_do_something():
    assert {role for row in POLICY.rows.values() for role in row.roles} == set(Role)


def test_the_catalogue_holds_what_the_policy_names():
    assert set(CATALOGUE) - KNOWN == set()


def test_a_row_is_marked_as_reading_just_when_no_use_case_goes_by_it():
    assert {row.use_case for row in POLICY.rows.values() if row.reading} == (
        set(POLICY.rows) - set(CATALOGUE)
    )
