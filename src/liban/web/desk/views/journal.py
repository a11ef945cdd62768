"""The journal, for those who look over everybody's shoulder."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from liban.journal.queries import Wanted, are_genuine, entries_below, event_of
from liban.kit.privacy import mask_name
from liban.people.queries import person_id_of
from liban.policy import POLICY
from liban.web.access import may, signed_in
from liban.web.desk.forms.journal import JournalFilter
from liban.web.request import Request

A_PAGE = 30
NOBODY = 0


@signed_in
@may("journal.see_journal")
def journal(request: Request) -> HttpResponse:
    """What happened in one's own reach, latest first; names are masked."""
    chosen = JournalFilter(request.GET)
    paths = request.user.reach(POLICY.rows["journal.see_journal"].roles)
    found = entries_below(paths, _wanted(chosen))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    asked = {name: value for name, value in chosen.cleaned_data.items() if value}
    context = {
        "page": page,
        "rows": [_row(entry) for entry in entries],
        "is_genuine": are_genuine(entries),
        "filter": chosen,
        "is_narrowed": bool(asked),
        "query": urlencode(asked) + "&" if asked else "",
    }
    return render(request, "desk/journal.html", context)


def _wanted(chosen: JournalFilter) -> Wanted:
    chosen.is_valid()
    fields = chosen.cleaned_data
    account = fields.get("account", "")
    return Wanted(
        name=fields.get("name", ""),
        subject=fields.get("subject", "").strip(),
        actor_id=(person_id_of(account) or NOBODY) if account else None,
    )


def _row(entry: Any) -> dict[str, Any]:
    event = event_of(entry)
    return {
        "entry": entry,
        "says": event.says if event else entry.name,
        "who": f"{mask_name(entry.actor.name)} #{entry.actor_id}" if entry.actor else "",
        "facts": [(name, value) for name, value in entry.facts.items()],
    }
