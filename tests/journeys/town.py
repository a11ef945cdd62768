"""The town of the journeys: its people with passwords, its fund with money, its calendar."""

from datetime import date

from django.core.cache import cache
from django.core.management import call_command

from liban.funds.models import Fund, Pocket
from liban.funds.queries import balances
from liban.people.models import Person
from liban.people.roles import Role
from tests import make
from tests.journeys.clock import Wall
from tests.journeys.walk import Hand, fen_after

PASSWORD = "lamp-lane-sixty-eight"  # noqa: S105  # of people who live for one test
ROLES = {
    "secretary": (Role.SECRETARY, make.VILLAGE),
    "committee": (Role.COMMITTEE, make.VILLAGE),
    "instructor": (Role.INSTRUCTOR, "sd/cc/a1/"),
    "handler": (Role.HANDLER, make.TOWN),
    "approver": (Role.APPROVER, make.TOWN),
    "finance": (Role.FINANCE, make.TOWN),
}
TOTAL = 300_000_00


class Town:
    """潭洲村 in its town on the first day of the story."""

    def __init__(self, wall: Wall, first_day: date) -> None:
        cache.clear()
        call_command("load_calendar", verbosity=0)
        wall.turn(first_day)
        self.wall = wall
        self.people: dict[str, Person] = {}
        make.place(make.OTHER_VILLAGE)
        for name, (role, at) in ROLES.items():
            person = make.person(role, at)
            person.set_password(PASSWORD)
            person.save()
            self.people[name] = person
        self.fund: Fund = make.fund(yuan=TOTAL // 100, year=first_day.year)

    def sign_in(self, hand: Hand, who: str, path: str = "/desk/") -> None:
        """At the desk as somebody else, on a page of theirs."""
        hand.forget()
        hand.visit(f"/account/login/?next={path}")
        hand.fill(login=self.people[who].username, password=PASSWORD)
        hand.press("登录")
        assert hand.path == path

    def money_is(self, reader: Hand, *, committed: int = 0, paid: int = 0) -> None:
        """Rows of the ledger, the sums of the fund, the public page: the same to the fen."""
        free = TOTAL - committed - paid
        assert balances(self.fund) == {
            Pocket.TREASURY: -TOTAL,
            Pocket.FREE: free,
            Pocket.COMMITTED: committed,
            Pocket.PAID: paid,
        }
        here = reader.path
        reader.visit("/money/")
        shown = {label: fen_after(reader.words, label) for label in PUBLIC_WORDS}
        assert shown == dict(zip(PUBLIC_WORDS, (paid, committed, free, TOTAL), strict=True))
        reader.visit(here)

    def desk_money_is(self, hand: Hand, *, committed: int = 0, paid: int = 0) -> None:
        """The fund's page at the desk says the same, and its proof holds."""
        self.sign_in(hand, "finance", f"/desk/funds/{self.fund.pk}/")
        shown = [fen_after(hand.words, label) for label in DESK_WORDS]
        assert shown == [TOTAL, committed, paid, TOTAL - committed - paid]
        assert "账实相符" in hand.words


PUBLIC_WORDS = ("已付", "已定、还没付", "还可以用", "今年一共")
DESK_WORDS = ("总额", "已批未付", "已付", "可用")
