from django import forms
from django.utils.translation import gettext_lazy as _


class LookForm(forms.Form):
    """What somebody says who has read the text; the two buttons carry it."""

    verdict = forms.CharField(
        max_length=8, error_messages={"required": _("请选可以公开，或者不公开。")}
    )
