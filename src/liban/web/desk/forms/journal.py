from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.journal.events import EVENTS


class JournalFilter(forms.Form):
    """What to look for: a kind of event, one thing, one account."""

    subject = forms.CharField(
        label=_("对象"), help_text=_("如 project:12"), max_length=40, required=False
    )
    account = forms.CharField(label=_("谁的账号"), max_length=30, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted((name, str(event.says)) for name, event in EVENTS.items() if event.says)
        self.fields["name"] = forms.ChoiceField(
            label=str(_("什么事")), choices=[("", _("全部")), *kinds], required=False
        )
        self.order_fields(("name", "subject", "account"))
