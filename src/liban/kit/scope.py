"""Places are named by paths, so that "lies below" is a question of how a path begins."""

from collections.abc import Iterable

from django.db.models import Q


def tenant(path: str) -> str:
    """The town that ``path`` lies in, as its first two steps; a district stands for itself."""
    return "".join(f"{step}/" for step in path.split("/")[:2] if step)


def below(paths: Iterable[str], column: str) -> Q:
    """Rows whose path in ``column`` lies below any of ``paths``; below none of them, no row."""
    within = Q(pk__in=[])
    for path in paths:
        within |= Q(**{f"{column}__startswith": path})
    return within
