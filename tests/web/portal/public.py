"""What anyone may read, gathered: every public page as plain text."""

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from liban.projects.models import Project
from tests import make

# Pages that show projects or money, by the name and what they are asked with.
PAGES = [
    ("portal:home", {}, {}),
    ("portal:about", {}, {}),
    ("portal:results", {}, {}),
    ("portal:results", {}, {"show": "running"}),
    ("portal:results", {}, {"show": "ended"}),
    ("portal:results", {}, {"category": "living"}),
    ("portal:village", {"slug": "tanzhou"}, {}),
    ("portal:money", {}, {"year": make.NOW.year}),
    ("portal:money_csv", {"year": make.NOW.year}, {}),
]


def read(client: Client) -> dict[str, str]:
    """The text of every public page, in both languages, by its address."""
    codes = Project.objects.values_list("code", flat=True)
    wanted = [*PAGES, *(("portal:project", {"code": code}, {}) for code in codes)]
    found = {}
    for language in ("zh-hans", "en"):
        with override(language):
            for name, where, query in wanted:
                page = client.get(reverse(name, kwargs=where), query)
                key = f"{language} {name} {where} {query}"
                found[key] = page.content.decode() if page.status_code == 200 else ""
    return found
