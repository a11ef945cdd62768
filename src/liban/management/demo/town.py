"""The places and people of the demo town."""

import json
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.places.models import Level, Place, Setting

SINCE = date(2019, 1, 1)
DISTRICT, TOWN = "sd/", "sd/cc/"
INVENTED = "示范村"

# fmt: off
AREAS = {
    "a1": ("第一片区", ("jiuxu", "lezhu", "chihua", "jinlong", "tanzhou")),
    "a2": ("第二片区", ("nanchong", "hecheng", "yongxing", "huacheng", "ganxian")),
    "a3": ("第三片区", ("bijiao", "shizhou", "xianchong", "zhuangtou", "dadu", "shifan")),
}
# Official codes and names of 2023 (National Bureau of Statistics).
UNITS = {
    "jiuxu":     ("440606101001", "旧圩社区", Level.COMMUNITY),
    "lezhu":     ("440606101002", "勒竹社区", Level.COMMUNITY),
    "chihua":    ("440606101003", "赤花社区", Level.COMMUNITY),
    "jinlong":   ("440606101004", "锦龙社区", Level.COMMUNITY),
    "nanchong":  ("440606101005", "南涌社区", Level.COMMUNITY),
    "hecheng":   ("440606101006", "合成社区", Level.COMMUNITY),
    "yongxing":  ("440606101007", "永兴社区", Level.COMMUNITY),
    "huacheng":  ("440606101008", "花城社区", Level.COMMUNITY),
    "bijiao":    ("440606101207", "弼教村",   Level.VILLAGE),
    "shizhou":   ("440606101208", "石洲村",   Level.VILLAGE),
    "xianchong": ("440606101209", "仙涌村",   Level.VILLAGE),
    "zhuangtou": ("440606101210", "庄头村",   Level.VILLAGE),
    "ganxian":   ("440606101211", "绀现村",   Level.VILLAGE),
    "tanzhou":   ("440606101212", "潭洲村",   Level.VILLAGE),
    "dadu":      ("440606101213", "大都村",   Level.VILLAGE),
    "shifan":    (None,           INVENTED,   Level.VILLAGE),
}
# username, words for the name, role, place; those with a password are printed at the start.
ACCOUNTS = (
    ("tanzhou",    "潭洲村书记",   Role.SECRETARY,      "tanzhou"),
    ("shifan",     "示范村书记",   Role.SECRETARY,      "shifan"),
    ("lezhu",      "勒竹社区书记", Role.SECRETARY,      "lezhu"),
    ("ganshi",     "潭洲村干事",   Role.COMMITTEE,      "tanzhou"),
    ("shifan2",    "示范村干事",   Role.COMMITTEE,      "shifan"),
    ("jiandu",     "潭洲村监督",   Role.SUPERVISION,    "tanzhou"),
    ("zhidao1",    "一片指导员",   Role.INSTRUCTOR,     "a1"),
    ("zhidao2",    "二片指导员",   Role.INSTRUCTOR,     "a2"),
    ("zhidao3",    "三片指导员",   Role.INSTRUCTOR,     "a3"),
    ("jingban",    "党建办经办",   Role.HANDLER,        ""),
    ("shenpi",     "党建办审批",   Role.APPROVER,       ""),
    ("caizheng",   "财政办会计",   Role.FINANCE,        ""),
    ("lingdao",    "分管领导",     Role.LEADER,         ""),
    ("shenji",     "审计员",       Role.AUDITOR,        ""),
    ("xitong",     "系统管理员",   Role.SYSTEM_ADMIN,   ""),
    ("anquan",     "安全管理员",   Role.SECURITY_ADMIN, ""),
    ("rizhi",      "审计管理员",   Role.AUDIT_ADMIN,    ""),
)
# fmt: on


@dataclass(frozen=True)
class Town:
    """The demo town once it stands: places and people by their short names."""

    places: dict[str, Place]
    people: dict[str, Person]

    def secretary(self, unit: str) -> Person:
        return self.people[unit]

    def instructor(self, unit: str) -> Person:
        area = self.places[unit].path.split("/")[2]
        return self.people[f"zhidao{area[1]}"]


def build_town() -> Town:
    """District, town, three areas, 15 units and 示范村, with those who work there."""
    places = _places()
    people = {}
    for username, name, role, where in ACCOUNTS:
        people[username] = _person(username, f"{name}（演示）", role, places[where])
    for unit, (_code, name, _level) in UNITS.items():
        if unit not in people:
            people[unit] = _person(unit, f"{name}书记（演示）", Role.SECRETARY, places[unit])
    return Town(places, people)


def _places() -> dict[str, Place]:
    def make(path: str, name: str, level: Level, **more: object) -> Place:
        slug = path.split("/")[-2]
        return Place.objects.create(path=path, name=name, slug=slug, level=level, **more)

    make(DISTRICT, "顺德区", Level.DISTRICT, code="440606000000")
    town = make(TOWN, "陈村镇", Level.TOWN, code="440606101000")
    Setting.objects.create(place=town, name="office.phone", value="0757-0000 0000（演示）")
    places = {"": town}
    order = {unit: number for number, unit in enumerate(UNITS)}
    for area, (area_name, units) in AREAS.items():
        places[area] = make(f"{TOWN}{area}/", area_name, Level.AREA)
        for unit in units:
            code, name, level = UNITS[unit]
            places[unit] = make(
                f"{TOWN}{area}/{unit}/",
                name,
                level,
                code=code,
                sort=order[unit],
                invented=code is None,
            )
    return places


def _person(username: str, name: str, role: Role, place: Place) -> Person:
    town = Place.objects.get(path=TOWN)
    person = Person(username=username, name=name, home=town)
    person.set_unusable_password()
    person.save()
    Post.objects.create(person=person, role=role, place=place, since=SINCE)
    return person


def hand_out_passwords(town: Town) -> Path:
    """Random passwords for the demo accounts, kept in a file that only its owner can read."""
    rows = []
    for username, _name, role, where in ACCOUNTS:
        password = secrets.token_urlsafe(9)
        person = town.people[username]
        person.set_password(password)
        person.save(update_fields=["password"])
        rows.append(
            {
                "username": username,
                "password": password,
                "role": str(role.label),
                "place": town.places[where].name,
            }
        )
    path = Path(settings.DATA) / "demo-accounts.json"
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    return path
