from django.forms import Form
from django.forms.renderers import TemplatesSetting

from liban.kit.refusal import NotAllowed, Refused, Stale


class Renderer(TemplatesSetting):
    """Forms are drawn with the parts of the style guide."""

    field_template_name = "parts/field.html"


def refuse(form: Form, error: Refused) -> int:
    """Show why not above the form, which keeps what was typed; gives the status of the page."""
    form.is_valid()
    form.add_error(None, str(error))
    if isinstance(error, NotAllowed):
        return 403
    return 409 if isinstance(error, Stale) else 422
