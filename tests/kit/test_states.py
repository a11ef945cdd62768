import pytest
from django.db.models import TextChoices

from liban.kit.refusal import WrongState
from liban.kit.states import Edge, Machine


class Lamp(TextChoices):
    DARK = "dark", "没亮"
    LIT = "lit", "亮着"


MACHINE = Machine(Lamp, Lamp.DARK, [Edge(Lamp.DARK, Lamp.LIT, "lamps.light_lamp", "点灯")])


def test_finds_the_edge_by_which_a_use_case_leaves_a_state():
    assert MACHINE.edge(Lamp.DARK, "lamps.light_lamp").end == Lamp.LIT


def test_says_in_words_what_state_it_is_when_there_is_no_edge():
    with pytest.raises(WrongState) as refusal:
        MACHINE.edge(Lamp.LIT, "lamps.light_lamp")
    assert str(refusal.value) == "现在是“亮着”，不能做这一步。"


def test_draws_itself_with_the_words_of_people():
    assert MACHINE.mermaid().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> dark",
        "    dark: 没亮",
        "    lit: 亮着",
        "    dark --> lit: 点灯",
    ]
