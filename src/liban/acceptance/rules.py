from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Verdict:
    """What the inspection found: who came along, what stands there, in the order of outcomes."""

    residents: int
    words: str = ""
    quantities: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class RepairList:
    """What has to be mended, and until when."""

    repairs: str
    due_on: date
    residents: int = 0
