"""Two people changed the same thing: what stands there now beside what was typed."""

from collections.abc import Mapping
from typing import Any

from django import forms


def changes(form: forms.Form, stored: Mapping[str, Any]) -> list[dict[str, str]]:
    """The fields in which the typed text differs from what somebody else saved meanwhile."""
    found = []
    for name, theirs in stored.items():
        mine = form.data.get(name, "")
        if name == "version" or _plain(theirs) == _plain(mine):
            continue
        label = str(form.fields[name].label)
        found.append({"label": label, "theirs": _plain(theirs) or "—", "mine": _plain(mine) or "—"})
    return found


def _plain(value: Any) -> str:
    return "" if value is None else str(value).strip()
