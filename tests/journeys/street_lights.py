"""The story of the street lights of 潭洲村, station by station, for whichever hand walks it."""

import re
from datetime import date

from liban.journal.queries import faults
from liban.projects.models import Project
from tests.journeys.street_works import Works
from tests.journeys.walk import scene

ASKED = 98_000_24
COST = 96_500_10
TITLE = "东区巷道路灯更换"
CODE = r"([0-9A-Z]{4})-([0-9A-Z]{4})"


def march(day: int) -> date:
    return date(2026, 3, day)


def april(day: int) -> date:
    return date(2026, 4, day)


class StreetLights(Works):
    """``phone`` is whoever lives there, ``desk`` whoever is in office; both are many people."""

    # What residents say.

    def a_resident_reports(self) -> None:
        phone = self.phone
        phone.visit("/")
        phone.follow("反映问题")
        phone.fill(words="东区巷的路灯坏了一半，晚上看不见路，老人不敢出门。")
        phone.attach("photos", scene("lane-lamps-before"))
        phone.press("下一步")
        phone.pick("place", str(self.village))
        phone.fill(location="东区二巷口")
        phone.press("下一步")
        assert "照片1张" in phone.words
        phone.fill(phone="13800000001")
        phone.press("交给书记")
        assert "收到了，书记会来看" in phone.words
        assert "3个工作日内：3月5日" in phone.words
        self._keep_code()

    def a_neighbour_reports_the_same(self) -> None:
        phone = self.phone
        phone.forget()
        phone.visit("/report/")
        phone.fill(words="东区巷路灯不亮，晚上看不见路。")
        phone.press("下一步")
        phone.pick("place", str(self.village))
        phone.press("下一步")
        phone.press("交给书记")
        self._keep_code()

    def _keep_code(self) -> None:
        found = re.search(CODE, self.phone.words)
        assert found, self.phone.words[:300]
        self.codes.append(found[1] + found[2])

    @property
    def village(self) -> int:
        return self.town.people["secretary"].posts.get().place_id

    # The lights of what was said, before anybody has looked.

    def the_light_turns(self, on: date, kind: str) -> None:
        self.town.wall.turn(on)
        self.town.sign_in(self.desk, "secretary")
        assert f"{kind}" in self.desk.words.split("东区巷的路灯坏了")[1][:80]

    # The secretary looks, answers, merges, forms.

    def the_secretary_checks_answers_and_merges(self) -> None:
        desk = self.desk
        self.town.sign_in(desk, "secretary")
        desk.follow("东区巷的路灯坏了")
        assert "可能是同一件" in desk.words
        desk.fill(title="东区巷路灯坏了")
        desk.press("情况属实，核实")
        desk.follow("答复")
        desk.fill(words="看过了，坏了34盏。下周定方案，3月10日前告诉您。")
        desk.press("发给反映的人")
        assert "看过了，坏了34盏" in desk.words
        desk.follow("东区巷路灯不亮")
        desk.follow("并入这一件")
        desk.press("并入")
        assert "已并入：东区巷路灯坏了" in desk.words

    def the_secretary_forms_a_project(self) -> None:
        desk = self.desk
        desk.visit("/desk/demands/")
        desk.follow("东区巷路灯坏了")
        assert "2人" in desk.words
        desk.follow("形成项目")
        desk.fill(title=TITLE)
        desk.press("形成项目")
        assert TITLE in desk.words
        self.project = Project.objects.get()

    def the_secretary_plans_in_four_screens(self) -> None:
        desk = self.desk
        desk.visit(f"/desk/projects/{self.project.pk}/")
        desk.follow("写做什么")
        desk.fill(location="东区一巷到五巷", **{"targets-0-planned": "68"})
        desk.press("存好，下一步")
        desk.fill(**{"lines-0-price": "1441.18", "share_fund": "98000.24"})
        desk.press("存好，下一步")
        desk.fill(households="120", people="400", upkeep="村委会每月看一次")
        desk.press("存好，下一步")
        assert "还差2样" in desk.words
        assert "请先到现场看过，并记下来。" in desk.words
        assert "请加上施工前的照片。" in desk.words

    def the_secretary_fills_what_is_missing_and_applies(self) -> None:
        desk = self.desk
        desk.follow("请先到现场看过，并记下来。")
        desk.fill(findings="坏了34盏，都是老灯。", members="3", residents="2")
        desk.attach("photos", scene("lane-lamps-during"))
        desk.press("记下来")
        self._add_photo("lane-lamps-before", "before")
        desk.visit(f"/desk/projects/{self.project.pk}/plan/check/")
        assert "都齐了" in desk.words
        assert "申请98,000.24元" in desk.words
        desk.pick("pledged", "on")
        desk.press("申报")
        assert "已申报" in desk.words

    # The town decides.

    def the_approver_decides(self) -> None:
        desk = self.desk
        self.town.sign_in(desk, "approver")
        desk.follow(TITLE)
        desk.visit(f"/desk/applications/{self.project.applications.get().pk}/")
        for words in ("申请98,000.24元", "资金可用300,000元", "批准后剩201,999.76元"):
            assert words in desk.words
        desk.pick("decision", "approve")
        desk.press("确定")
        assert "98,000.24元" in desk.words

    def three_more_join(self) -> None:
        phone = self.phone
        for _ in range(3):
            phone.forget()
            phone.visit("/results/?show=running")
            phone.follow(TITLE)
            phone.press("我也遇到了")
            self._keep_code()
        phone.visit("/results/?show=running")
        phone.follow(TITLE)
        assert "已有5人" in phone.words
        phone.press("我也遇到了")
        assert self.codes[-1] in re.sub(r"[-·]", "", phone.words)

    # They are asked.

    def everyone_answers(self) -> None:
        """Four by their code, one of them not content; the fifth on the phone to the village."""
        for code, solved, grade in zip(self.codes[1:], ANSWERED, GRADED, strict=True):
            self._answer(code, solved, grade)
        assert "没办好的，可以请书记再来一趟。" in self.phone.words
        self._answer_on_the_phone()

    def _answer(self, code: str, solved: str, grade: str) -> None:
        phone = self.phone
        phone.visit("/track/")
        phone.fill(code=code)
        phone.press("查进度")
        phone.pick("solved", solved)
        phone.pick("grade", grade)
        phone.press("评好了")
        assert "谢谢您评了一评" in phone.words

    def _answer_on_the_phone(self) -> None:
        desk = self.desk
        self.town.sign_in(desk, "committee", f"/desk/projects/{self.project.pk}/answers/")
        assert "138****0001" in desk.words
        desk.follow("记下回答")
        desk.pick("way", "phone")
        desk.pick("solved", "yes")
        desk.pick("grade", "satisfied")
        desk.press("记下来")

    def one_asks_the_secretary_again(self) -> None:
        self.public_story_says("5位", "3位说解决了，1位说解决了一部分，1位说没有解决")
        self.phone.visit(f"/t/{self.codes[-1]}/")
        self.phone.press("请书记再来看看")
        self.town.sign_in(self.desk, "secretary")
        self.desk.follow("东区巷路灯坏了")
        self.desk.press("直接办理")
        self.desk.follow("办好了")
        self.desk.fill(words="五巷口加了一盏，已经亮了。")
        self.desk.attach("photos", scene("lane-lamps-after"))
        self.desk.press("办好了")
        assert "办结" in self.desk.words
        self._answer(self.codes[-1], "yes", "satisfied")

    def it_is_closed_and_put_away(self) -> None:
        desk = self.desk
        self._project_page("handler")
        desk.follow("办结")
        desk.press("办结")
        desk.follow("归档")
        desk.press("归档")
        assert "已归档" in desk.words

    def the_story_is_told(self) -> None:
        self.phone.visit("/")
        self.phone.follow(TITLE)
        for words in (TITLE, "68盏", "98,000.24元", "96,500.10元", "1,500.14元", "满意"):
            assert words in self.phone.words, words
        assert "13800000001" not in self.phone.words
        assert list(faults()) == []


ANSWERED = ("yes", "yes", "partly", "no")
GRADED = ("satisfied", "mostly", "mostly", "unsatisfied")
