"""The archive's database behind a site of Django and Haystack as they come."""

from archive.settings import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "benchmarks.search_site.urls"
WSGI_APPLICATION = "benchmarks.search_site.wsgi.application"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "benchmarks/search_site/templates"],  # noqa: F405
    }
]
