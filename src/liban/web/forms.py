from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms are drawn with the parts of the style guide."""

    field_template_name = "parts/field.html"
