"""Several rows of the same small form on one page, that work without script.

A row in which nothing was written is no row. 再加一行 sends the page once round and comes back
with one more; nothing is saved by it and nothing that was typed is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from liban.kit.words import Words

LEAST = 2
MOST = 40


class Rows:
    """The rows called ``name``; from what was sent, else from ``initial`` with some empty ones."""

    def __init__(
        self,
        form: type[forms.Form],
        name: str,
        title: Words,
        *,
        data: Mapping[str, Any] | None = None,
        initial: Sequence[dict[str, Any]] = (),
    ) -> None:
        self.name, self.title = name, title
        self.is_bound = data is not None
        more = 1 if data is not None and data.get("add") == name else 0
        count = _sent(data, name) + more if data is not None else len(initial) + 1
        known = dict(enumerate(initial)) if data is None else {}
        self.forms = [
            form(
                data,
                prefix=f"{name}-{i}",
                initial=known.get(i),
                empty_permitted=True,
                use_required_attribute=False,
            )
            for i in range(min(max(count, LEAST), MOST))
        ]

    def __iter__(self) -> Iterator[forms.Form]:
        return iter(self.forms)

    @property
    def count(self) -> int:
        return len(self.forms)

    def is_valid(self) -> bool:
        """Every row is looked at, so that all that is wrong is told at once."""
        return not [each for each in self.forms if not each.is_valid()]

    @property
    def values(self) -> list[dict[str, Any]]:
        """What was written, row by row, without the empty ones."""
        return [each.cleaned_data for each in self.forms if each.has_changed()]

    @property
    def sentences(self) -> list[str]:
        """What is wrong, with the number of the row in front."""
        return [
            _("%(title)s第 %(row)s 行：%(error)s") % {"title": self.title, "row": i, "error": error}
            for i, each in enumerate(self.forms, 1)
            for errors in each.errors.values()
            for error in errors
        ]

    def texts(self) -> list[str]:
        """Each written row as one line of text, to be laid beside another version."""
        lines = []
        for each in self.forms:
            values = [bound.value() for bound in each]
            if any(values):
                lines.append(" ".join(str(value) for value in values if value not in (None, "")))
        return lines


def _sent(data: Mapping[str, Any], name: str) -> int:
    """How many rows the page had; a number that somebody made up is not believed."""
    text = str(data.get(f"{name}-count", ""))
    return int(text) if text.isdecimal() and len(text) < len("1000") else 0
