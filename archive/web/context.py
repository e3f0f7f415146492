"""What every page's template may name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEMES = ("auto", "light", "dark")


def site(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get("theme", "auto")
    return {
        "archive_title": settings.ARCHIVE_TITLE,
        "archive_url": settings.ARCHIVE_URL,
        "theme": theme if theme in THEMES else "auto",
    }
