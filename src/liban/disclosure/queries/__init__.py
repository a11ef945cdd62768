"""Reading for the public: ``projects``, one project's ``story``, its ``voices``, the ``money``."""

from liban.disclosure.queries.money import Year, account_of, movements, years_of
from liban.disclosure.queries.projects import (
    CATEGORIES,
    cards,
    category_words,
    outcomes_of,
    pairs_of,
    photos_of,
    places_of,
    public_photo,
    public_project,
    public_projects,
)
from liban.disclosure.queries.story import PublicMoney, money_of, steps_of
from liban.disclosure.queries.voices import PublicVoices, voices_of

__all__ = [
    "CATEGORIES",
    "PublicMoney",
    "PublicVoices",
    "Year",
    "account_of",
    "cards",
    "category_words",
    "money_of",
    "movements",
    "outcomes_of",
    "pairs_of",
    "photos_of",
    "places_of",
    "public_photo",
    "public_project",
    "public_projects",
    "steps_of",
    "voices_of",
    "years_of",
]
