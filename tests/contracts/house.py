"""What the contract tests read: the files of the product, and its domains."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "liban"
FILES = sorted(
    path for path in PRODUCT.rglob("*.py") if "migrations" not in path.parts and path.stat().st_size
)
TEMPLATES = sorted((PRODUCT / "web" / "templates").rglob("*.html"))
NOT_DOMAINS = {"kit", "web", "jobs", "management", "migrations", "data", "outside"}
DOMAINS = sorted(
    folder.name
    for folder in PRODUCT.iterdir()
    if (folder / "__init__.py").exists() and folder.name not in NOT_DOMAINS
)


def short(path: Path) -> str:
    """A path as people name it; used for the ids of tests too."""
    return str(path.relative_to(ROOT))


def tracked() -> list[Path]:
    """Every text file that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def called(node: ast.AST) -> set[str]:
    """The plain names that are called within ``node``."""
    return {getattr(call.func, "id", "") for call in ast.walk(node) if isinstance(call, ast.Call)}


def recorders(path: Path) -> set[str]:
    """The functions of a file that write into the journal, by themselves or by a private part."""
    calls = {node.name: called(node) for node in functions(path)}
    found, grown = {"record"}, True
    while grown:
        more = {name for name, names in calls.items() if names & found} - found
        found |= more
        grown = bool(more)
    return found


def use_cases() -> Iterator[tuple[str, ast.FunctionDef, Path]]:
    """Every function decorated with @use_case, as ``<domain>.<name>``, and its file."""
    for domain in DOMAINS:
        folder = PRODUCT / domain
        for path in sorted({*folder.glob("actions.py"), *folder.glob("actions/*.py")}):
            for node in functions(path):
                names = {getattr(each, "id", "") for each in node.decorator_list}
                if "use_case" in names:
                    yield f"{domain}.{node.name}", node, path
