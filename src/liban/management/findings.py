"""What a check found: one line for people, in both languages, and whether it is good."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Finding:
    """The result of one part of the check. ``note`` is worth knowing and nothing wrong."""

    part: str
    is_good: bool
    chinese: str
    english: str
    note: str = ""

    def line(self) -> str:
        mark = "✓" if self.is_good else "✗"
        note = f"（{self.note}）" if self.note else ""
        return f"{mark} {self.part}  {self.chinese} · {self.english}{note}"


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything inside sees the database as it is now, and keeps nobody from writing."""
    if connection.in_atomic_block:
        yield
        return
    is_postgres = connection.vendor == "postgresql"
    how = "ISOLATION LEVEL REPEATABLE READ READ ONLY" if is_postgres else "DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(f"BEGIN {how}")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
