from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    name = "satisfaction.question-answered"
    says = _("收到一份评价。")
    demand_id: int
    answer_id: int
    solved: str
    grade: str


@dataclass(frozen=True, kw_only=True)
class AskedAgain(Event):
    name = "satisfaction.asked-again"
    says = _("居民说没有解决，请书记再来看看，诉求重办。")
    public = _("有街坊说还没办好，书记再来看看。")
    demand_id: int
    times: int
