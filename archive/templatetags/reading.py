"""Thin filters for templates: languages, plain numbers, and periods in words."""

from django import template

from archive.web.histogram import period_words
from archive.web.languages import direction_of, name_of

register = template.Library()

register.filter("language_name", name_of)
register.filter("direction", direction_of)
register.filter("period", period_words)
