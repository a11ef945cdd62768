from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Look:
    """What was seen on the site, and how many came along."""

    on: date
    findings: str
    members: int = 0
    residents: int = 0
