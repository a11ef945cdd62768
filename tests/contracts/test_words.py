"""Plain words for residents: short sentences, no office language, nobody blamed for a mistake."""

import ast
import re

import pytest

from liban.journal.events import EVENTS
from tests.contracts.house import PRODUCT, TEMPLATES, short

# Written by offices for offices; residents read 申请, 定下来, 收到, 办好, 转给 instead.
OFFICE = re.findall(
    r"\w+", "申报 立项 受理 办结 流转 工单 回访 属地 赋能 闭环 抓手 诉求人 整改 拨付 核销"
)
# Words that blame, frighten or mean nothing.
BLAME = re.findall(r"\w+", "抱歉 无效 非法 错误代码 请输入正确 操作成功 操作失败 系统异常 暂无数据")
LONGEST, LONGEST_BUTTON = 25, 9
SENTENCE_END = re.compile(r"[。！？；：:\n]")
HAN = re.compile(r"[\u4e00-\u9fff]")
TRANSLATE = re.compile(r"\{% translate (['\"])(.*?)\1")
BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}", re.S)
PLURAL = re.compile(r"\{% plural %\}.*", re.S)
DESCRIPTION = re.compile(r"\{% block description %\}.*?\{% endblock %\}", re.S)
BUTTON = re.compile(r"<button[^>]*>\s*(?:\{% include[^%]*%\})?\{% translate ['\"](.*?)['\"] %\}")

# Pages of the residents themselves, and the public ones beside them.
PAGES = [path for path in TEMPLATES if path.parent.name == "portal"]
PAGES += [
    path
    for path in TEMPLATES
    if path.parent.name == "parts"
    and path.stem in {"channels", "file_field", "foot", "help", "kept_photos", "me_too"}
]
FORMS = sorted((PRODUCT / "web" / "portal").rglob("*.py"))
TELLING = [event for event in EVENTS.values() if event.public]


def said_in_template(path):
    # What search engines show is not read on the page.
    text = DESCRIPTION.sub("", path.read_text(encoding="utf-8"))
    yield from (match[1] for match in TRANSLATE.findall(text))
    for block in BLOCK.findall(text):
        yield re.sub(r"<[^>]+>|\{\{.*?\}\}", "", PLURAL.sub("", block))


def said_in_code(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "gettext_lazy"):
            for each in node.args[:1]:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield re.sub(r"%\(\w+\)[sd]", "", each.value)


def faults(texts):
    for text in texts:
        yield from (f"{word}: {text}" for word in (*OFFICE, *BLAME) if word in text)
        for sentence in SENTENCE_END.split(text):
            if len(HAN.findall(sentence)) > LONGEST:
                yield f"too long: {sentence}"
        if "*" in text:
            yield f"asterisk: {text}"


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_a_page_for_residents_speaks_plainly(path):
    assert list(faults(said_in_template(path))) == []


@pytest.mark.parametrize("path", FORMS, ids=short)
def test_a_form_for_residents_speaks_plainly(path):
    assert list(faults(said_in_code(path))) == []


@pytest.mark.parametrize("event", TELLING, ids=lambda event: event.name)
def test_what_the_timeline_tells_is_plain(event):
    assert list(faults([str(event.public)])) == []


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_a_button_is_a_few_signs(path):
    labels = BUTTON.findall(path.read_text(encoding="utf-8"))
    assert [label for label in labels if len(label) > LONGEST_BUTTON] == []


def test_optional_fields_say_so_in_words():
    field = next(path for path in TEMPLATES if path.name == "field.html")
    assert "（可以不填）" in field.read_text(encoding="utf-8")


def test_the_positive_controls_are_caught():
    bad = ["您的诉求已受理", "请输入正确的手机号", "字" * 26 + "。", "必填 *"]
    assert len(list(faults(bad))) == 4
    assert list(faults(["收到了，已交给书记。"])) == []
