"""From the application on: decision, works, acceptance, money, answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from liban.acceptance.actions import (
    accept_project,
    archive_project,
    ask_for_repair,
    close_project,
    pay_project,
    settle_project,
)
from liban.acceptance.rules import RepairList, Verdict
from liban.approval.actions import (
    apply_for_money,
    approve_application,
    refuse_application,
    return_application,
    terminate_project,
    withdraw_application,
)
from liban.approval.models import Application
from liban.management.demo.clock import Days
from liban.management.demo.stories import Story
from liban.management.demo.tell import show
from liban.management.demo.town import Town
from liban.people.models import Person
from liban.projects.actions import (
    finish_work,
    reach_milestone,
    report_progress,
    start_work,
    wait_for,
)
from liban.projects.models import Phase, Project
from liban.projects.states import State as S
from liban.satisfaction.actions import answer_question, ask_again, enter_answer
from liban.satisfaction.models import Way
from liban.satisfaction.queries import asked_about
from liban.satisfaction.rules import Opinion

OPINIONS = {
    "s": Opinion("yes", "satisfied"),
    "m": Opinion("yes", "mostly"),
    "u": Opinion("no", "unsatisfied", "划了线也没人管，还是乱停。"),
}
ROAD = (S.APPLIED, S.APPROVED, S.WORKING, S.FINISHED, S.ACCEPTED, S.CLOSED, S.ARCHIVED)


@dataclass(frozen=True)
class Scene:
    """Everything that a step of the story needs."""

    story: Story
    project: Project
    town: Town
    days: Days

    @property
    def lead(self) -> Person:
        return self.town.secretary(self.story.unit)

    def who(self, username: str) -> Person:
        return self.town.people[username]

    def fresh(self) -> Project:
        return Project.objects.get(pk=self.project.pk)


def tell_outcome(scene: Scene) -> None:
    """Go on from the application until the state in which the story stands."""
    upto = scene.story.upto
    ends: dict[str, tuple[str, Callable[[Scene, Application], None]]] = {
        S.RETURNED: (S.APPLIED, _returned),
        S.REFUSED: (S.APPLIED, _refused),
        S.WITHDRAWN: (S.APPLIED, _withdrawn),
        S.TERMINATED: (S.WORKING, _terminated),
        S.REPAIR: (S.FINISHED, _repair),
    }
    stop, end = ends.get(upto, (upto, None))
    application = apply_for_money(
        actor=scene.lead, project_id=scene.project.pk, pledged=True, now=scene.days.at(0, 11)
    )
    steps = (None, _approved, _working, _finished, _accepted, _closed, _archived)
    for step in steps[1 : ROAD.index(S(stop)) + 1]:
        if step:
            step(scene, application)
    if end:
        end(scene, application)
    if upto in (S.ACCEPTED, S.CLOSED, S.ARCHIVED):
        _answers(scene)


def _approved(scene: Scene, application: Application) -> None:
    approve_application(
        actor=scene.who("shenpi"),
        application_id=application.pk,
        granted_fen=application.asked_fen,
        words="",
        now=scene.days.at(2, 16),
    )


def _working(scene: Scene, application: Application) -> None:
    story, days, project = scene.story, scene.days, scene.project
    start_work(actor=scene.lead, project_id=project.pk, started_on=days.on(4), now=days.at(4, 9))
    show(story, project, scene.lead, Phase.DURING, days, 7)
    _progress(scene)
    if story.waiting:
        wait_for(actor=scene.lead, project_id=project.pk, party=story.waiting, now=days.at(9, 9))


def _progress(scene: Scene) -> None:
    """Two reports of how far it is; half done is the first milestone."""
    story, days, project = scene.story, scene.days, scene.project
    first = project.outcomes.get(name=story.targets[0][0])
    if story.upto in (S.WORKING, S.TERMINATED):
        parts = [(story.done // 2, 6), (story.done, 8)] if story.done else []
    else:
        parts = [(first.planned // 2, story.took // 2), (first.planned * 3 // 4, story.took - 4)]
    for done, day in [part for part in parts if part[0]]:
        report_progress(
            actor=scene.lead,
            project_id=project.pk,
            outcome_id=first.pk,
            done=done,
            words="",
            now=days.at(day, 17),
        )
        half = project.milestones.get(name="做完一半")
        if done * 2 >= first.planned and half.reached_on is None:
            reach_milestone(
                actor=scene.lead,
                project_id=project.pk,
                milestone_id=half.pk,
                reached_on=days.on(day),
                now=days.at(day, 18),
            )


def _finished(scene: Scene, application: Application) -> None:
    project, days, took = scene.project, scene.days, scene.story.took
    for outcome in project.outcomes.all():
        report_progress(
            actor=scene.lead,
            project_id=project.pk,
            outcome_id=outcome.pk,
            done=outcome.planned,
            words="",
            now=days.at(took - 1, 17),
        )
    for milestone in project.milestones.filter(reached_on__isnull=True):
        reach_milestone(
            actor=scene.lead,
            project_id=project.pk,
            milestone_id=milestone.pk,
            reached_on=days.on(took - 1),
            now=days.at(took - 1, 18),
        )
    show(scene.story, project, scene.lead, Phase.AFTER, days, took)
    finish_work(
        actor=scene.lead, project_id=project.pk, finished_on=days.on(took), now=days.at(took, 18)
    )


def _accepted(scene: Scene, application: Application) -> None:
    quantities = {outcome.pk: outcome.planned for outcome in scene.project.outcomes.all()}
    accept_project(
        actor=scene.town.instructor(scene.story.unit),
        project_id=scene.project.pk,
        verdict=Verdict(residents=4, words="数量够，质量好，街坊认可。", quantities=quantities),
        now=scene.days.at(scene.story.took + 2, 10),
    )


def _closed(scene: Scene, application: Application) -> None:
    days, story = scene.days, scene.story
    fund_fen = story.yuan * story.cost_percent // 100 * 100
    others = (story.village_yuan + story.residents_yuan) * 100
    settle_project(
        actor=scene.who("jingban"),
        project_id=scene.project.pk,
        total_fen=fund_fen + others,
        fund_fen=fund_fen,
        now=days.at(story.took + 8, 10),
    )
    pay_project(
        actor=scene.who("caizheng"),
        project_id=scene.project.pk,
        fen=fund_fen,
        voucher=f"记-{scene.project.pk:04d}",
        paid_on=days.on(story.took + 12),
        now=days.at(story.took + 12, 15),
    )
    close_project(
        actor=scene.who("jingban"), project_id=scene.project.pk, now=days.at(story.took + 13, 10)
    )


def _archived(scene: Scene, application: Application) -> None:
    archive_project(
        actor=scene.who("jingban"),
        project_id=scene.project.pk,
        now=scene.days.at(scene.story.took + 20),
    )


def _returned(scene: Scene, application: Application) -> None:
    return_application(
        actor=scene.who("jingban"),
        application_id=application.pk,
        codes=["incomplete"],
        words=scene.story.ending,
        now=scene.days.at(2, 11),
    )


def _refused(scene: Scene, application: Application) -> None:
    refuse_application(
        actor=scene.who("shenpi"),
        application_id=application.pk,
        codes=["out_of_scope"],
        words=scene.story.ending,
        now=scene.days.at(3, 11),
    )


def _withdrawn(scene: Scene, application: Application) -> None:
    withdraw_application(
        actor=scene.lead,
        application_id=application.pk,
        words=scene.story.ending,
        now=scene.days.at(1, 16),
    )


def _terminated(scene: Scene, application: Application) -> None:
    terminate_project(
        actor=scene.who("shenpi"),
        project_id=scene.project.pk,
        words=scene.story.ending,
        now=scene.days.at(12, 11),
    )


def _repair(scene: Scene, application: Application) -> None:
    ask_for_repair(
        actor=scene.town.instructor(scene.story.unit),
        project_id=scene.project.pk,
        found=RepairList(
            repairs=scene.story.ending,
            due_on=scene.days.start + timedelta(days=scene.story.took + 9),
            residents=2,
        ),
        now=scene.days.at(22, 10),
    )


def _answers(scene: Scene) -> None:
    """Residents answer by code; some are asked on the phone. The rest stays silent."""
    asked = asked_about(scene.project.demands.all())
    for number, (requester, letter) in enumerate(zip(asked, scene.story.answers, strict=False)):
        opinion, now = OPINIONS[letter], scene.days.at(scene.story.took + 3 + number // 2, 19)
        if letter != "u" and number % 3 == 2:
            enter_answer(
                actor=scene.town.instructor(scene.story.unit),
                requester_id=requester.pk,
                opinion=opinion,
                way=Way.PHONE,
                now=now,
            )
        else:
            answer_question(code=requester.code, opinion=opinion, now=now)
        if letter == "u":
            ask_again(code=requester.code, now=now)
