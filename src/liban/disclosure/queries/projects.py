"""Projects that the public may read about, from the decision on."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, QuerySet

from liban.disclosure.rules import (
    PublicCard,
    PublicOutcome,
    PublicPair,
    PublicPhoto,
    PublicPlace,
    PublicProject,
)
from liban.funds.models import Commitment
from liban.kit.calendar import WorkCalendar
from liban.media.queries import PublicWords
from liban.media.rules import THUMB
from liban.places.models import Place
from liban.places.queries import units, workdays
from liban.projects.models import Category, Outcome, Phase, Project, ProjectPhoto
from liban.projects.queries import light_of, with_missed
from liban.projects.states import PUBLIC, RUNNING, State

# The lights of these states are computed from days, so the calendar is asked for.
COUNTING = {state for state in PUBLIC if state in RUNNING} | {State.ACCEPTED}
COLUMNS = (
    "code",
    "title",
    "category",
    "state",
    "applied_on",
    "finished_on",
    "due_on",
    "stage_since",
    "stage_due_on",
    "waiting_for",
    "place__slug",
    "place__name",
)
STORY_COLUMNS = (
    *("location", "background", "households", "people", "upkeep", "ended_because"),
    *COLUMNS,
)
CATEGORIES = tuple(Category.values)


def places_of(town: Place) -> list[PublicPlace]:
    """The villages and communities of the town, in the order of the official list."""
    rows = units(town.path).values_list("slug", "name")
    return [PublicPlace(slug, name) for slug, name in rows]


def category_words(category: str) -> str:
    return str(Category(category).label)


def public_projects(
    town: Place,
    today: date,
    states: Collection[str] = PUBLIC,
    village: str = "",
    category: str = "",
) -> list[PublicProject]:
    """The projects of the town in ``states`` that are public; what was finished last first."""
    rows = _rows(town, today).filter(state__in=set(states) & set(PUBLIC)).only(*COLUMNS)
    if village:
        rows = rows.filter(place__slug=village)
    if category:
        rows = rows.filter(category=category)
    found = list(rows.order_by(F("accepted_on").desc(nulls_last=True), "-applied_on", "-id"))
    days = workdays() if any(row.state in COUNTING for row in found) else WorkCalendar()
    words = PublicWords(text for row in found for text in (row.title, row.waiting_for))
    return [_project(row, words, today, days) for row in found]


def public_project(town: Place, code: str, today: date) -> PublicProject:
    """One project with the words of its story; as if it were not there when it is not public."""
    rows = _rows(town, today).filter(state__in=PUBLIC).only(*STORY_COLUMNS)
    row = rows.get(code=code)
    days = workdays() if row.state in COUNTING else WorkCalendar()
    texts = (row.location, row.background, row.upkeep, row.ended_because)
    words = PublicWords((row.title, row.waiting_for, *texts))
    return _project(
        row,
        words,
        today,
        days,
        location=words(row.location),
        background=words(row.background),
        upkeep=words(row.upkeep),
        ended_because=words(row.ended_because),
        households=row.households,
        people=row.people,
    )


def _rows(town: Place, today: date) -> QuerySet[Project]:
    rows = Project.objects.filter(place__path__startswith=town.path).select_related("place")
    return with_missed(rows, today)


def _project(
    row: Project, words: PublicWords, today: date, days: WorkCalendar, **more: str | int | None
) -> PublicProject:
    return PublicProject(
        id=row.pk,
        code=row.code,
        title=words(row.title),
        place=PublicPlace(row.place.slug, row.place.name),
        category=row.category,
        state=row.state,
        applied_on=row.applied_on,
        finished_on=row.finished_on,
        due_on=row.due_on,
        stage_due_on=row.stage_due_on,
        light=light_of(row, today, days),
        waiting_for=words(row.waiting_for),
        **more,  # type: ignore[arg-type]  # only the words and numbers of the story
    )


def cards(projects: Iterable[PublicProject]) -> list[PublicCard]:
    """``projects`` with their pictures, what was counted, and what the fund gave."""
    chosen = list(projects)
    ids = [project.id for project in chosen]
    pairs, counted = photos_of(ids), outcomes_of(ids)
    rows = Commitment.objects.filter(project__in=ids)
    costs = {
        project: granted if total is None else total
        for project, granted, total in rows.values_list(
            "project", "granted_fen", "project__settlement__total_fen"
        )
    }
    return [
        PublicCard(
            project=project,
            pair=_best(pairs_of(pairs.get(project.id, []))),
            outcomes=counted.get(project.id, ()),
            cost_fen=costs.get(project.id),
        )
        for project in chosen
    ]


def outcomes_of(ids: list[int]) -> dict[int, tuple[PublicOutcome, ...]]:
    columns = ("project", "id", "name", "unit", "planned", "done", "accepted")
    rows = list(Outcome.objects.filter(project__in=ids).values_list(*columns))
    words = PublicWords(text for row in rows for text in (row[2], row[3]))
    found: dict[int, tuple[PublicOutcome, ...]] = {}
    for project, pk, name, unit, *numbers in rows:
        outcome = PublicOutcome(pk, words(name), words(unit), *numbers)
        found[project] = (*found.get(project, ()), outcome)
    return found


def photos_of(ids: list[int]) -> dict[int, list[PublicPhoto]]:
    """The photos of the works, one viewpoint after the other, oldest first."""
    columns = ("project", "id", "phase", "viewpoint", "caption", "photo__width", "photo__height")
    rows = list(ProjectPhoto.objects.filter(project__in=ids).values_list(*columns))
    words = PublicWords(row[4] for row in rows)
    found: dict[int, list[PublicPhoto]] = {}
    for project, pk, phase, viewpoint, caption, width, height in rows:
        wide = max(width, height, 1)
        scale = min(1, THUMB / wide)
        size = (round(width * scale), round(height * scale))
        photo = PublicPhoto(pk, phase, viewpoint, words(caption), *size)
        found.setdefault(project, []).append(photo)
    return found


def pairs_of(photos: Iterable[PublicPhoto]) -> list[PublicPair]:
    """One pair a viewpoint: the first look before the works, the last while and after them."""
    before: dict[int, PublicPhoto] = {}
    after: dict[int, PublicPhoto] = {}
    during: dict[int, PublicPhoto] = {}
    for photo in photos:
        if photo.phase == Phase.BEFORE:
            before.setdefault(photo.viewpoint, photo)
        if photo.phase == Phase.AFTER:
            after[photo.viewpoint] = photo
        if photo.phase == Phase.DURING:
            during[photo.viewpoint] = photo
    seen = sorted({*before, *after})
    return [PublicPair(before.get(n), after.get(n), during.get(n)) for n in seen]


def _best(pairs: list[PublicPair]) -> PublicPair:
    """The pair for the card: the first that has both sides, else the first there is."""
    whole = (pair for pair in pairs if pair.is_whole)
    return next(whole, pairs[0] if pairs else PublicPair())


def public_photo(pk: int) -> str:
    """Under which name the picture is kept; only for photos of works that are public."""
    rows = ProjectPhoto.objects.filter(project__state__in=PUBLIC)
    return str(rows.values_list("photo__digest", flat=True).get(pk=pk))
