"""Tell one story through the real use-cases, as far as it has come."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from liban.demands.actions import (
    check_demand,
    join_demand,
    keep_draft,
    place_draft,
    reply_to_demand,
    report_demand,
)
from liban.demands.models import Demand
from liban.demands.rules import Contact
from liban.fieldwork.actions import survey_site
from liban.fieldwork.rules import Look
from liban.kit.files import Upload
from liban.management.demo.clock import Days
from liban.management.demo.pictures import picture
from liban.management.demo.stories import Story
from liban.management.demo.town import Town
from liban.people.models import Person
from liban.projects.actions import (
    add_photo,
    form_project,
    plan_money,
    plan_people,
    plan_work,
)
from liban.projects.models import FundingSource, Phase, Project
from liban.projects.rules import (
    Idea,
    Line,
    MoneyPlan,
    PeoplePlan,
    Share,
    Step,
    Target,
    WorkPlan,
)

MATERIAL_PERCENT = 70


def tell_beginning(story: Story, town: Town, days: Days) -> Project:
    """From the residents' words to a project that could be applied for."""
    lead = town.secretary(story.unit)
    demands = [_raise(words, story, town, days, number) for number, words in enumerate(story.words)]
    for number in range(story.voices):
        device = f"demo-{story.unit}-{story.title}-{number}"
        join_demand(demand_id=demands[0].pk, device=device, now=days.at(-4, 19))
    project = form_project(
        actor=lead,
        demand_ids=[demand.pk for demand in demands],
        idea=Idea(story.title, story.category, story.kind),
        now=days.at(-3, 9),
    )
    _plan(story, project, lead, days)
    _look(story, project, lead, days)
    return Project.objects.get(pk=project.pk)


def _raise(words: str, story: Story, town: Town, days: Days, number: int) -> Demand:
    """A resident reports in three screens; the village checks and answers the day after."""
    files = [picture(story.scene, Phase.BEFORE)] if number == 0 else []
    demand = report(words, story.location, town.places[story.unit].pk, days, files=files)
    lead = town.secretary(story.unit)
    title = story.title if number == 0 else words.strip("。？")[:18]
    check_demand(actor=lead, demand_id=demand.pk, title=title, now=days.at(-4, 9 + number))
    reply_to_demand(
        actor=lead,
        demand_id=demand.pk,
        words="看过了，情况属实。村里正在想办法，定下来马上告诉您。",
        now=days.at(-4, 15),
    )
    return demand


def report(
    words: str, location: str, place_id: int, days: Days, *, files: list[Upload], day: int = -5
) -> Demand:
    """Three screens, sent by a resident."""
    now = days.at(day, 20)
    token = keep_draft(token="", words=words, files=files, dropped=[], most=9, now=now)
    place_draft(token=token, place_id=place_id, location=location, for_family=False, now=now)
    return report_demand(token=token, contact=Contact(), now=now).demand


def _plan(story: Story, project: Project, lead: Person, days: Days) -> None:
    now = days.at(-2, 10)
    work = WorkPlan(
        title=story.title,
        category=story.category,
        kind=story.kind,
        location=story.location,
        background=story.background,
        targets=tuple(Target(name, planned, unit) for name, planned, unit in story.targets),
        steps=(
            Step("做完一半", days.start + timedelta(days=14)),
            Step("全部做完", days.start + timedelta(days=25)),
        ),
        plan_start_on=days.start + timedelta(days=4),
        plan_end_on=days.start + timedelta(days=25),
    )
    people = PeoplePlan(
        households=story.households,
        people=story.households * 3,
        why_secretary="牵涉几个坊和几个部门，要书记出面协调。",
        upkeep=story.upkeep,
    )
    where: Any = {"actor": lead, "project_id": project.pk, "now": now}
    project = plan_work(**where, version=project.version, plan=work)
    project = plan_money(**where, version=project.version, plan=_money(story))
    plan_people(**where, version=project.version, plan=people)


def _money(story: Story) -> MoneyPlan:
    """Material by quantity, the rest for labour; the shares add up to the same sum."""
    total = (story.yuan + story.village_yuan + story.residents_yuan) * 100
    name, planned, unit = story.targets[0]
    price = total * MATERIAL_PERCENT // 100 // planned // 100 * 100
    rest = total - price * planned
    shares = (
        Share(FundingSource.FUND, story.yuan * 100),
        Share(FundingSource.VILLAGE, story.village_yuan * 100),
        Share(FundingSource.RESIDENTS, story.residents_yuan * 100),
    )
    return MoneyPlan(
        lines=(
            Line(f"{name}及材料", Decimal(planned), unit, price),
            Line("人工和辅料", Decimal(1), "项", rest),
        ),
        shares=tuple(share for share in shares if share.fen),
        builder="村（社区）集体组织施工",
    )


def _look(story: Story, project: Project, lead: Person, days: Days) -> None:
    survey_site(
        actor=lead,
        project_id=project.pk,
        look=Look(on=days.on(-2), findings=story.background, members=4, residents=3),
        files=[],
        now=days.at(-2, 16),
    )
    show(story, project, lead, Phase.BEFORE, days, -2)


def show(story: Story, project: Project, lead: Person, phase: str, days: Days, day: int) -> None:
    """A drawn scene in place of a photo, always from the same viewpoint."""
    add_photo(
        actor=lead,
        project_id=project.pk,
        files=[picture(story.scene, phase)],
        phase=phase,
        viewpoint=1,
        caption=story.location,
        now=days.at(day, 17),
    )
