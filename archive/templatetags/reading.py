"""Thin filters for templates: languages, whole numbers, and periods in words."""

from django import template

from archive.web.histogram import period_words
from archive.web.languages import direction_of, name_of
from archive.web.render import in_language

register = template.Library()

register.filter("language_name", name_of)
register.filter("direction", direction_of)
register.filter("in_language", in_language)
register.filter("period", period_words)


@register.filter
def thousands(number: int) -> str:
    """1,234. What Django's `intcomma` writes in English, without asking for the language each time."""
    return f"{number:,}"
