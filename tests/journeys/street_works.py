"""The second half of the story: the works, what they cost, and who has looked at them."""

from datetime import date

from liban.demands.models import Demand
from liban.projects.models import Project
from tests.journeys.town import Town
from tests.journeys.walk import Hand, scene


class Works:
    """``phone`` is whoever lives there, ``desk`` whoever is in office; both are many people."""

    def __init__(self, town: Town, phone: Hand, desk: Hand) -> None:
        self.town, self.phone, self.desk = town, phone, desk
        self.codes: list[str] = []
        self.project = Project()

    def _add_photo(self, name: str, phase: str) -> None:
        self.desk.visit(f"/desk/projects/{self.project.pk}/photos/")
        self.desk.attach("photos", scene(name))
        self.desk.pick("phase", phase)
        self.desk.fill(viewpoint="1", caption="东区二巷口")
        self.desk.press("加上")

    # The works.

    def _project_page(self, who: str) -> None:
        self.town.sign_in(self.desk, who, f"/desk/projects/{self.project.pk}/")

    def the_works_begin_and_wait(self) -> None:
        desk = self.desk
        self._project_page("secretary")
        desk.follow("开工")
        desk.press("开工")
        assert "实施中" in desk.words
        desk.follow("在等谁")
        desk.fill(party="供电所")
        desk.press("记下来")
        assert "等待" in desk.words
        self.public_story_says("在等别的单位", "供电所")
        desk.follow("在等谁")
        desk.fill(party="")
        desk.press("记下来")
        self.public_story_says("正在办")

    def public_story_says(self, *words: str) -> None:
        self.phone.visit(f"/p/{self._code()}/")
        for each in words:
            assert each in self.phone.words, each

    def _code(self) -> str:
        self.project.refresh_from_db()
        return self.project.code

    def progress_is_told(self) -> None:
        desk = self.desk
        self._project_page("secretary")
        desk.follow("报进度")
        outcome = self.project.outcomes.get()
        desk.fill(**{f"done_{outcome.pk}": "41"}, words="一巷到三巷装好了。")
        desk.press("报进度")
        assert "41" in desk.words
        self.public_story_says("41/68盏")

    def the_light_of_the_project_turns(self, on: date, kind: str, public: str) -> None:
        self.town.wall.turn(on)
        self._project_page("secretary")
        assert kind in self.desk.words.split("下一步")[0]
        self.public_story_says(public)

    def the_works_are_finished(self) -> None:
        desk = self.desk
        self._project_page("secretary")
        desk.follow("报进度")
        desk.fill(**{f"done_{self.project.outcomes.get().pk}": "68"})
        desk.press("报进度")
        self._add_photo("lane-lamps-after", "after")
        desk.visit(f"/desk/projects/{self.project.pk}/")
        desk.follow("完工")
        desk.press("完工")
        assert "已完工" in desk.words

    def a_repair_is_asked_and_done(self, due: date, done: date) -> None:
        desk = self.desk
        self._project_page("instructor")
        desk.follow("要求整改")
        desk.fill(repairs="四巷尾一盏灯歪了，扶正。", due_on=due.isoformat(), residents="2")
        desk.press("要求整改")
        assert "整改中" in desk.words
        self.town.wall.turn(done)
        self._project_page("secretary")
        desk.follow("整改完成")
        desk.fill(words="已经扶正，重新固定。")
        desk.press("整改完成")
        assert "已完工" in desk.words

    # Looked at, settled, paid.

    def it_is_accepted(self) -> None:
        desk = self.desk
        self._project_page("instructor")
        desk.follow("验收")
        outcome = self.project.outcomes.get()
        desk.fill(**{f"counted_{outcome.pk}": "68"}, residents="2", words="全亮了。")
        desk.press("验收合格")
        assert "已验收" in desk.words
        assert Demand.objects.get(title="东区巷路灯坏了").state == "done"

    def it_is_settled(self) -> None:
        desk = self.desk
        self._project_page("handler")
        desk.follow("结算")
        desk.fill(total_fen="96500.10", fund_fen="96500.10")
        desk.press("看看结算结果")
        assert "收回资金1,500.14元" in desk.words
        desk.press("确定结算")
        assert "96,500.10元" in desk.words

    def it_is_paid(self) -> None:
        desk = self.desk
        self._project_page("finance")
        desk.follow("拨付")
        desk.fill(voucher="付-2026-031")
        desk.press("记下这笔")
        assert "96,500.10元" in desk.words
