from dataclasses import dataclass

import pytest

from liban.kit.policy import Policy, Row, Unless
from liban.kit.refusal import NotAllowed
from liban.people.roles import Role


@dataclass(frozen=True)
class Worker:
    role: str
    place: str

    def holds(self, roles, scope):
        return self.role in roles and scope.startswith(self.place)


@dataclass(frozen=True)
class Lamp:
    path: str
    owner: Worker | None = None

    def scope(self):
        return self.path


OWN = Unless("自己的灯请别人点。", lambda actor, lamp: lamp.owner == actor)
POLICY = Policy([Row("lamps.light_lamp", (Role.SECRETARY,), (OWN,))])
SECRETARY = Worker(Role.SECRETARY, "sd/cc/a1/tanzhou/")
NEIGHBOUR = Worker(Role.SECRETARY, "sd/cc/a1/shizhou/")
LAMP = Lamp("sd/cc/a1/tanzhou/")


def test_the_role_at_the_place_or_above_may():
    assert POLICY.why_not(SECRETARY, "lamps.light_lamp", LAMP) is None
    assert POLICY.why_not(Worker(Role.SECRETARY, "sd/cc/"), "lamps.light_lamp", LAMP) is None


def test_the_same_role_elsewhere_may_not_and_is_told_which_role_it_takes():
    reason = POLICY.why_not(NEIGHBOUR, "lamps.light_lamp", LAMP)
    assert reason == f"需要在本辖区担任：{Role.SECRETARY.label}"


def test_an_exception_holds_even_for_the_right_role_with_its_own_sentence():
    own = Lamp(LAMP.path, owner=SECRETARY)
    assert POLICY.why_not(SECRETARY, "lamps.light_lamp", own) == "自己的灯请别人点。"


def test_require_refuses_with_the_same_sentence_that_stands_beside_the_button():
    with pytest.raises(NotAllowed) as refusal:
        POLICY.require(NEIGHBOUR, "lamps.light_lamp", LAMP)
    assert str(refusal.value) == POLICY.why_not(NEIGHBOUR, "lamps.light_lamp", LAMP)
    POLICY.require(SECRETARY, "lamps.light_lamp", LAMP)


def test_a_use_case_without_a_row_is_a_fault_and_not_a_yes():
    with pytest.raises(KeyError):
        POLICY.why_not(SECRETARY, "lamps.break_lamp", LAMP)
