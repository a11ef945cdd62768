"""Invented content for the style guide, so that every part is seen in every state."""

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.templatetags.static import static

UNITS = [
    *("潭洲村", "绀现村", "石洲村", "仙涌村", "大都村", "弼教村", "庄头村"),
    *("旧圩社区", "勒竹社区", "赤花社区", "锦龙社区"),
    *("南涌社区", "合成社区", "永兴社区", "花城社区"),
]


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SampleForm(forms.Form):
    """One field of each shape."""

    what = forms.CharField(
        label="什么事",
        error_messages={"required": "请写下是什么事"},
        help_text="几句话就行：哪里、怎么了、多久了。",
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )
    phone = forms.CharField(
        label="手机号",
        required=False,
        help_text="只有村书记看得见，办好 90 天后删除。",
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    asked = forms.CharField(
        label="申请金额",
        error_messages={"required": "请写申请多少元"},
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    on = forms.DateField(
        label="哪一天",
        error_messages={"required": "请选哪一天"},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    kind = forms.ChoiceField(
        label="哪一类",
        error_messages={"required": "请选哪一类"},
        choices=[("env", "人居环境"), ("party", "基层党建"), ("gov", "社区治理")],
    )
    village = forms.ChoiceField(
        label="在哪个村或社区",
        choices=[(str(number), name) for number, name in enumerate(UNITS)],
        widget=forms.RadioSelect,
    )
    rating = forms.ChoiceField(
        label="您满意吗",
        error_messages={"required": "请选一个"},
        choices=[("3", "满意"), ("2", "基本满意"), ("1", "不满意")],
        widget=forms.RadioSelect,
    )
    checks = forms.MultipleChoiceField(
        label="看过哪些",
        required=False,
        choices=[("site", "现场看过"), ("asked", "问过邻居"), ("plan", "图纸齐了")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="公开时不写我的名字", required=False)
    photos = forms.FileField(
        label="照片",
        required=False,
        widget=SeveralFiles(attrs={"accept": "image/*"}),
        help_text="最多 9 张。没有照片也行。",
    )


class SampleFilter(forms.Form):
    """What narrows a list."""

    q = forms.CharField(label="找什么", required=False)
    village = forms.ChoiceField(
        label="村居", required=False, choices=[("", "全部"), *enumerate(UNITS)]
    )


def content() -> dict[str, Any]:
    """Everything the style guide shows, by the name of its part."""
    return {
        "form": SampleForm(initial={"village": "0"}),
        "wrong": SampleForm({"village": "0", "phone": "138"}),
        "filter": SampleFilter(),
        "before": _picture("sample-before.svg", "巷子里没有灯，路面有坑", "2025年3月8日"),
        "after": _picture("sample-after.svg", "巷子两边装了路灯，路面铺平", "2025年4月2日"),
        "photos": [_picture("sample-before.svg", f"现场第 {n} 张") for n in (1, 2, 3)],
        "page": _page(),
        **_lists(),
        **_tables(),
        **_menus(),
    }


def _picture(name: str, alt: str, at: str = "") -> dict[str, Any]:
    url = static(f"img/{name}")
    size = {"width": 800, "height": 600}
    return {"url": url, "thumb_url": url, "alt": alt, "at": at, "caption": alt, **size}


def _page() -> Page[int]:
    return Paginator(range(60), 20).page(2)


def _lists() -> dict[str, Any]:
    return {
        "facts": [
            {"term": "在哪里", "words": "潭洲村 上街三巷"},
            {"term": "谁来办", "words": "潭洲村书记 演示甲"},
            {"term": "哪天前", "words": "4月7日（周一）", "light": "warn"},
            {"term": "花多少", "words": "98,000 元", "url": "#money"},
        ],
        "timeline": [
            {"words": "收到了", "state": "done", "at": "3月8日（周六）"},
            {
                "words": "书记来看过",
                "state": "done",
                "at": "3月10日（周一）",
                "note": "路灯坏了 6 盏。",
            },
            {
                "words": "正在装灯",
                "state": "now",
                "who": "潭洲村",
                "due": "4月7日（周一）",
                "note": "已装 41 / 68 盏。",
            },
            {"words": "大家来验收", "state": "todo", "who": "镇党建办", "due": "4月10日（周四）"},
            {"words": "请您评一评", "state": "todo"},
        ],
        "numbers": [
            {"label": "今年申请", "value": "42", "unit": "件", "url": "#lists"},
            {"label": "办好了", "value": "39", "unit": "件", "note": "平均 23 天"},
            {"label": "花的钱", "value": "386.4", "unit": "万元", "url": "#money"},
            {"label": "超期", "value": "1", "unit": "件", "tone": "late", "url": "#lists"},
        ],
        "changes": [{"label": "金额", "theirs": "98,000 元", "mine": "96,500 元"}],
    }


def _tables() -> dict[str, Any]:
    rows = (
        ("潭洲村 68 盏路灯", "潭洲村", "98,000 元", "ok", "还有 9 天"),
        ("上街三巷排水沟清淤和盖板更换", "石洲村", "126,500 元", "late", "过了 2 天"),
        ("细冲坊公园", "绀现村", "210,000 元", "done", ""),
    )
    return {
        "heads": [
            {"label": "项目"},
            {"label": "村居"},
            {"label": "金额", "num": True},
            {"label": "灯"},
        ],
        "rows": [
            [
                {"words": name, "url": "#lists"},
                {"label": "村居", "words": village},
                {"label": "金额", "words": money, "num": True},
                {"label": "灯", "words": note, "light": light},
            ]
            for name, village, money, light, note in rows
        ],
        "totals": [
            {"words": "合计"},
            {"label": "村居", "words": "3 个"},
            {"label": "金额", "words": "434,500 元", "num": True},
            {"label": "灯", "words": ""},
        ],
    }


def _menus() -> dict[str, Any]:
    return {
        "tabs": [
            {"url": "#lists", "label": "要我办", "count": 3, "current": True},
            {"url": "#lists", "label": "我关注", "count": 12},
            {"url": "#lists", "label": "办好了"},
        ],
        "buttons": [
            {"name": "decision", "value": "yes", "label": "同意", "main": True},
            {"name": "decision", "value": "return", "label": "退回补充"},
            {"name": "decision", "value": "no", "label": "不同意"},
        ],
    }
