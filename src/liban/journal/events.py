from dataclasses import dataclass
from typing import ClassVar

from liban.kit.words import Words

EVENTS: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened: a ``name`` for ever, and ``says``, the sentence for staff.

    ``public`` is the sentence that residents and the public read; without one they are not
    told. Fields of an event are ids, codes, numbers and dates, never words of people.
    """

    name: ClassVar[str]
    says: ClassVar[Words]
    public: ClassVar[Words] = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        EVENTS[cls.name] = cls
