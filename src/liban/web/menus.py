"""The menus: at most seven words, the same everywhere, by what the person may see."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liban.kit.words import Words
from liban.people.roles import Role
from liban.policy import POLICY
from liban.web.request import Person


@dataclass(frozen=True)
class Item:
    """A word of the menu; ``use_case`` is the reading right without which it is not shown."""

    label: Words
    url_name: str
    icon: str
    use_case: str = ""


# The names of allauth's pages, which stand in no namespace.
DOOR = ("account_", "mfa_")

# Everything lies below these two, which says nothing.
ROOTS = ("portal:home", "desk:today")

# fmt: off
PUBLIC = (
    Item(gettext_lazy("首页"),     "portal:home",     "home"),
    Item(gettext_lazy("反映问题"), "portal:report",   "report"),
    Item(gettext_lazy("查进度"),   "portal:track",    "track"),
    Item(gettext_lazy("办成的事"), "portal:results",  "done"),
    Item(gettext_lazy("钱花在哪"), "portal:money",    "money"),
    Item(gettext_lazy("关于我们"), "portal:about",    "people"),
)
DESK = (
    Item(gettext_lazy("今天"),   "desk:today",          "today"),
    Item(gettext_lazy("诉求"),   "desk:demand_list",    "demands",  "demands.see_demand"),
    Item(gettext_lazy("项目"),   "desk:project_list",   "projects", "projects.see_project"),
    Item(gettext_lazy("资金"),   "desk:fund_list",      "money",    "funds.see_fund"),
    Item(gettext_lazy("公开"),   "desk:held_list",      "check",    "media.look_at_text"),
    Item(gettext_lazy("人员"),   "desk:person_list",    "people",   "people.see_people"),
    Item(gettext_lazy("设置"),   "desk:setting_list",   "edit",     "places.change_setting"),
    Item(gettext_lazy("日志"),   "desk:journal",        "document", "journal.see_journal"),
    Item(gettext_lazy("我的"),   "account:me",          "person"),
)
# fmt: on


def menu_for(request: HttpRequest) -> list[dict[str, object]]:
    """The menu of the page that is being shown, with the current word marked."""
    match = request.resolver_match
    if is_staff_page(request) and isinstance(request.user, Person):
        items = [item for item in DESK if may_enter(request.user, item.use_case)]
    else:
        items = list(PUBLIC)
    current = match.view_name if match else ""
    return [_shown(item, current, request.path) for item in items]


def is_staff_page(request: HttpRequest) -> bool:
    """The desk, and the pages about their own account for those who have signed in."""
    match = request.resolver_match
    if match is None:
        return False
    is_about_self = match.namespace == "account" or match.view_name.startswith(DOOR)
    return match.namespace == "desk" or (is_about_self and request.user.is_authenticated)


def may_enter(person: Person, use_case: str) -> bool:
    """Does the person hold, anywhere, a role that may read this?"""
    roles = POLICY.rows[use_case].roles if use_case else ()
    return not roles or any(post.role in roles for post in person.posts_now())


def _shown(item: Item, current: str, path: str) -> dict[str, object]:
    """The word as a page shows it; what lies below a word's own page belongs to it."""
    stem = item.url_name.removesuffix("_list")
    try:
        url = reverse(item.url_name)
    except NoReverseMatch:
        url = ""
    is_below = bool(url) and item.url_name not in ROOTS and path.startswith(url)
    return {
        "label": str(item.label),
        "url": url,
        "icon": item.icon,
        "current": current == item.url_name or current.startswith(stem + "_") or is_below,
    }


def role_words(person: Person) -> str:
    """What the person is and where, for the head of the page: 书记 · 潭洲村."""
    posts = person.posts_now()
    return _("、").join(f"{Role(post.role).label} · {post.place}" for post in posts)
