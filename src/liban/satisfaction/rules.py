from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from liban.demands.states import State
from liban.kit.refusal import BrokenRule

WORDS_MOST = 300


@dataclass(frozen=True)
class Opinion:
    """What a person says about the work: two taps, and words if they like."""

    solved: str
    grade: str
    words: str = ""


def check_length(words: str) -> str:
    words = words.strip()
    if len(words) > WORDS_MOST:
        raise BrokenRule(_("写得太长了，请留在 %(most)s 字以内。") % {"most": WORDS_MOST})
    return words


@dataclass(frozen=True)
class Figures:
    """How many were asked, how many answered, and what. Non-answers are counted, not hidden."""

    asked: int
    answered: int
    solved: int
    partly: int
    unsolved: int
    satisfied: int
    mostly: int
    unsatisfied: int

    @property
    def silent(self) -> int:
        return self.asked - self.answered

    @property
    def content(self) -> int:
        """满意 and 基本满意 together: the definition is printed beside the figure."""
        return self.satisfied + self.mostly

    @property
    def rate(self) -> int:
        """How many of those asked have answered, in whole percent, rounded down."""
        return self.answered * 100 // self.asked if self.asked else 0

    @property
    def content_percent(self) -> int | None:
        return self.percent(self.content)

    def percent(self, part: int) -> int | None:
        """``part`` of the answers in whole percent, rounded down; None without answers."""
        return part * 100 // self.answered if self.answered else None


def tally(asked: int, said: list[tuple[str, str]]) -> Figures:
    """Count what ``asked`` people said: a pair of "solved" and grade from each who answered."""
    solved, grades = Counter(pair[0] for pair in said), Counter(pair[1] for pair in said)
    return Figures(
        asked=asked,
        answered=len(said),
        solved=solved["yes"],
        partly=solved["partly"],
        unsolved=solved["no"],
        satisfied=grades["satisfied"],
        mostly=grades["mostly"],
        unsatisfied=grades["unsatisfied"],
    )


def is_asked(state: str, reopened_times: int) -> bool:
    """Are people asked about a demand in this state, or were they before it was reopened?

    A demand that somebody had reopened keeps its answers in the figures: else the unhappy
    would vanish from them at the moment in which they complain.
    """
    return state == State.DONE or reopened_times > 0
