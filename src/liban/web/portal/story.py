"""One project's story in the shapes of the parts: what happened, the month, money, voices."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from liban.approval.events import ApplicationRefused, ProjectTerminated
from liban.disclosure.queries import PublicMoney, category_words
from liban.disclosure.rules import PublicOutcome, PublicProject, PublicStep
from liban.kit.light import Light
from liban.kit.money import Fen, yuan
from liban.projects.events import ProgressReported
from liban.projects.states import State
from liban.satisfaction.rules import Figures
from liban.web.portal.pictures import counted
from liban.web.tags import day

MARKS = 30
Item = dict[str, Any]
ENDINGS = (ApplicationRefused.name, ProjectTerminated.name)


def timeline(
    project: PublicProject, steps: list[PublicStep], office: str, first: Item | None
) -> list[Item]:
    """What was done, then what is being done and by whom until when, then what is to come."""
    village = _("%(village)s书记") % {"village": project.place.name}
    done = [
        {
            "words": step.says,
            "state": "done",
            "at": day(step.on),
            "who": office if step.is_office else village,
            "note": project.ended_because if step.name in ENDINGS else step.note,
        }
        for step in _fresh(steps)
    ]
    ahead = _ahead(project, village, office)
    return [*([first] if first else []), *done, *ahead]


def _fresh(steps: list[PublicStep]) -> list[PublicStep]:
    """Without reports of progress that say again what the one before them said."""
    said, found = "", []
    for step in steps:
        if step.name == ProgressReported.name:
            if step.note == said:
                continue
            said = step.note
        found.append(step)
    return found


def first_item(since: date | None, people: int) -> Item | None:
    """The beginning: somebody said something."""
    if since is None or not people:
        return None
    words = _("街坊说了这件事，先后一共 %(people)s 位。") % {"people": people}
    return {"words": words, "state": "done", "at": day(since)}


def _ahead(project: PublicProject, village: str, office: str) -> list[Item]:
    """What comes next and by when, then the rest of the way."""
    stage, month = day(project.stage_due_on), day(project.due_on)
    # fmt: off
    way = {
        State.APPROVED: (_("准备开工"), village, stage),
        State.WORKING:  (_("正在做"), village, month),
        State.REPAIR:   (_("正在返工"), village, stage),
        State.FINISHED: (_("镇里和街坊来看，合格才算"), office, stage),
        State.ACCEPTED: (_("结清钱，请大家评一评"), office, stage),
    }
    # fmt: on
    if project.state not in way:
        return []
    words, who, due = way[State(project.state)]
    rest = list(way)[list(way).index(State(project.state)) + 1 :]
    later = [way[state][0] for state in rest if state != State.REPAIR]
    now = {"words": words, "state": "now", "who": who, "due": due}
    if project.waiting_for:
        now["note"] = _("在等%(party)s，时间照算。") % {"party": project.waiting_for}
    return [now, *({"words": words, "state": "todo"} for words in later)]


def month(project: PublicProject, today: date) -> Item | None:
    """The month as a bar: how many days are gone, or how many it took."""
    if project.applied_on is None or project.due_on is None or project.is_ended:
        return None
    whole = (project.due_on - project.applied_on).days
    # A repair takes the month up again: only the finish that acceptance confirms ends it.
    finished_on = None if project.state == State.REPAIR else project.finished_on
    end = finished_on or today
    gone, left = (end - project.applied_on).days, (project.due_on - end).days
    tone = "late" if left < 0 else ""
    if project.light == Light.WARN and not finished_on:
        tone = tone or "warn"
    return {
        "day": max(0, min(MARKS, gone * MARKS // whole)),
        "words": _month_words(gone, left, bool(finished_on)),
        "tone": tone,
        "span": _("%(start)s申请，%(end)s前做完")
        % {"start": day(project.applied_on), "end": day(project.due_on)},
    }


def _month_words(gone: int, left: int, is_finished: bool) -> str:
    numbers = {"gone": gone, "left": left, "over": -left}
    if is_finished:
        if left < 0:
            return _("用了 %(gone)s 天，比一个月多 %(over)s 天") % numbers
        return _("用了 %(gone)s 天，比期限早 %(left)s 天") % numbers
    if left < 0:
        return _("第 %(gone)s 天，过了期限 %(over)s 天") % numbers
    return _("第 %(gone)s 天，还有 %(left)s 天") % numbers


def facts(project: PublicProject) -> list[Item]:
    """Where, who answers for it, for whom, who looks after it later."""
    found = [
        (_("在哪里"), " ".join(filter(None, (project.place.name, project.location)))),
        (_("谁来办"), _("%(village)s书记") % {"village": project.place.name}),
        (_("哪一类"), category_words(project.category)),
        (_("为多少人"), _people(project)),
        (_("以后谁管"), project.upkeep),
        (_("编号"), project.code),
    ]
    return [{"term": term, "words": words} for term, words in found if words]


def _people(project: PublicProject) -> str:
    if not project.households:
        return ""
    words = _("%(households)s 户") % {"households": project.households}
    if project.people:
        words += _("，%(people)s 人") % {"people": project.people}
    return words


def kept(outcomes: tuple[PublicOutcome, ...]) -> list[Item]:
    """What was promised and what stands there."""
    words = _("说好 %(planned)s %(unit)s，做到 %(count)s %(unit)s")
    return [
        {
            "name": outcome.name,
            "words": words
            % {"planned": outcome.planned, "count": outcome.count, "unit": outcome.unit},
        }
        for outcome in outcomes
    ]


def came_of_it(outcomes: tuple[PublicOutcome, ...]) -> str:
    return _("、").join(counted(outcome) for outcome in outcomes)


def money_facts(money: PublicMoney) -> list[Item]:
    """What the fund gave, paid and got back; nothing before anything was granted."""
    grant = money.grant
    if grant is None:
        return []
    found: list[tuple[str, Fen | None]] = [
        (_("一共花了"), grant.total_fen),
        (_("资金批准"), grant.granted_fen),
        (_("已经付了"), grant.paid_fen),
        (_("还没有付"), grant.open_fen or None),
        (_("省下退回"), grant.released_fen or None),
    ]
    return [{"term": term, "words": yuan(fen)} for term, fen in found if fen is not None]


def share_rows(money: PublicMoney) -> list[list[Item]]:
    whole = money.planned_fen
    return [
        [
            {"words": share.source},
            {"label": _("金额"), "words": yuan(share.fen), "num": True},
            {"label": _("占比"), "words": share_of(share.fen, whole), "num": True},
        ]
        for share in money.shares
    ]


def share_of(fen: Fen, whole: Fen) -> str:
    """``93.9%``, one decimal, halves up."""
    tenths = (fen * 2000 + whole) // (whole * 2) if whole else 0
    return f"{tenths // 10}.{tenths % 10}%"


def answers(figures: Figures) -> list[Item]:
    """Each possible answer with how many gave it, of those who answered."""
    found = [
        (_("满意"), figures.satisfied),
        (_("基本满意"), figures.mostly),
        (_("不满意"), figures.unsatisfied),
    ]
    return [{"label": label, "count": count} for label, count in found]
