"""Print the tables by which the system works, for docs/ and for people who ask."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

import liban
from liban.kit.states import Machine
from liban.people.roles import Role
from liban.places.models import Level, Place
from liban.places.rules import KNOWN
from liban.policy import POLICY

PRINTED = "<!-- Printed by `./liban show {name} --write`. Do not edit. -->\n"


def machines() -> Iterable[tuple[str, Machine]]:
    """Every table of states, as ``<domain>.<NAME>``, in the order of the domains' names."""
    for module in sorted(iter_modules(liban.__path__), key=lambda found: found.name):
        if module.ispkg and find_spec(f"liban.{module.name}.states"):
            states = import_module(f"liban.{module.name}.states")
            for name, value in vars(states).items():
                if isinstance(value, Machine):
                    yield f"{module.name}.{name}", value


def cells(*words: object) -> str:
    return "| " + " | ".join(str(word).replace("|", "\\|") for word in words) + " |"


def ruled(*heads: object) -> list[str]:
    return [cells(*heads), cells(*("---" for _head in heads))]


def states() -> str:
    """One diagram and one table a machine."""
    lines = ["# States", "", "Each arrow is taken by one use-case; who may take it: policy.md."]
    for name, machine in machines():
        lines += ["", f"## {name}", "", "```mermaid", machine.mermaid(), "```", ""]
        lines += ruled("从", "到", "怎样", "use-case")
        label = {state.value: state.label for state in machine.states}
        lines += [
            cells(label[edge.start], label[edge.end], edge.label, f"`{edge.use_case}`")
            for edge in machine.edges
        ]
    return "\n".join(lines) + "\n"


def policy() -> str:
    """Who may do what: one row a use-case, one column a role."""
    lines = ["# Policy", "", "A role counts at the place where it is held and everywhere below."]
    lines += ["", *ruled("use-case", *(role.label for role in Role), "除非")]
    for row in POLICY.rows.values():
        marks = ("✓" if role in row.roles else "" for role in Role)
        unless = " ".join(str(case.reason) for case in row.unless)
        lines.append(cells(f"`{row.use_case}`", *marks, unless))
    return "\n".join(lines) + "\n"


def places() -> str:
    """The levels of responsibility, and every number and text that a town may set."""
    lines = ["# Places and their settings", "", *ruled("级别", "code name")]
    lines += [cells(level.label, f"`{level.value}`") for level in Level]
    lines += ["", "A setting counts at its place and below, until a lower place sets its own.", ""]
    lines += ruled("设置", "默认", "单位", "范围", "code name")
    for known in KNOWN.values():
        span = f"{known.least}–{known.most}" if known.is_number else ""
        lines.append(cells(known.label, known.default, known.unit, span, f"`{known.name}`"))
    return "\n".join(lines) + "\n"


def places_here() -> str:
    """The tree of places of this installation."""
    lines = ["", *ruled("辖区", "级别", "代码", "path")]
    for place in Place.objects.order_by("path"):
        indent = "　" * (place.path.count("/") - 1)
        name = indent + place.name
        lines.append(cells(name, place.get_level_display(), place.code or "", place.path))
    return "\n".join(lines) + "\n"


TABLES: dict[str, Callable[[], str]] = {"states": states, "policy": policy, "places": places}


def printed(name: str) -> str:
    """The page of docs/ for one table, always in the source language."""
    with translation.override("zh-hans"):
        return PRINTED.format(name=name) + TABLES[name]()


def stale() -> list[str]:
    """The pages of docs/ that no longer say what the code says."""
    folder = settings.ROOT / "docs"
    pages = {name: folder / f"{name}.md" for name in TABLES}
    return [
        name
        for name, page in pages.items()
        if not page.exists() or page.read_text(encoding="utf-8") != printed(name)
    ]


class Command(BaseCommand):
    help = "Print the tables of states, policy and places; --write them into docs/, or --check."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tables", nargs="*", metavar="states|policy|places")
        parser.add_argument("--check", action="store_true", help="fail when docs/ are stale")
        parser.add_argument("--write", action="store_true", help="print into docs/")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["tables"] or list(TABLES)
        if unknown := [name for name in wanted if name not in TABLES]:
            raise CommandError(f"{unknown[0]}: states, policy, places")
        if options["check"]:
            if old := [name for name in stale() if name in wanted]:
                raise CommandError(f"docs/{old[0]}.md is stale: run ./liban show --write")
            return
        for name in wanted:
            self.put(name, write=options["write"])

    def put(self, name: str, *, write: bool) -> None:
        if write:
            page = settings.ROOT / "docs" / f"{name}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(printed(name), encoding="utf-8")
            return
        self.stdout.write(TABLES[name]())
        if name == "places":
            self.stdout.write(places_here())
