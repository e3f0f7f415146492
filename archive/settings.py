"""Django's settings: every choice of an operator is an environment variable (see README)."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from environs import Env, EnvError

from archive import secret
from archive.errors import SettingsError

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
try:
    DATA_DIR = Path(env.str("ARCHIVE_DATA", "var") or "var").expanduser()
    ARCHIVE_TITLE = env.str("ARCHIVE_TITLE", "Rostrum") or "Rostrum"
    ARCHIVE_URL = env.str("ARCHIVE_URL", "http://127.0.0.1:8000").rstrip("/")
    DEBUG = env.bool("DEBUG", False)
except EnvError as error:
    raise SettingsError(f"{error}. Correct the environment variable and start again") from error

address = urlsplit(ARCHIVE_URL)
if address.scheme not in {"http", "https"} or not address.hostname or address.path or address.query:
    raise SettingsError(
        f"ARCHIVE_URL is {ARCHIVE_URL!r}: write the site's scheme and host, such as https://archive.example.org"
    )
IS_HTTPS = address.scheme == "https"

# All that the archive writes lies here, closed to other users: Whoosh unpickles its index, so whoever
# can write there could run code.
DATA_DIR = DATA_DIR if DATA_DIR.is_absolute() else BASE_DIR / DATA_DIR
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
DATA_DIR.chmod(0o700)
ORIGINALS_DIR = DATA_DIR / "originals"
INDEX_DIR = DATA_DIR / "index"

SECRET_KEY = secret.read_or_make(DATA_DIR / "secret_key")
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
host = f"[{address.hostname}]" if ":" in address.hostname else address.hostname
ALLOWED_HOSTS = list(dict.fromkeys([host, *([] if IS_HTTPS else LOOPBACK_HOSTS)]))
CSRF_TRUSTED_ORIGINS = [ARCHIVE_URL]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "archive",  # before haystack, whose index commands it replaces
    "haystack",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "archive.web.headers.resource_policy",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.web.context.site",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "archive.sqlite3",
        "OPTIONS": {
            # Four writers lost 74 of 120 transactions to "database is locked" with the defaults, none so.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # The file is read, not mapped: a page that a map lacks comes with all that the system reads
            # ahead around it, 35 MB for the twenty articles of a search where 200 kB do.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "archive.search.whoosh.engine.Engine", "PATH": str(INDEX_DIR)},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Without a collectstatic step: the files are served from static/ and the apps themselves.
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
# gunicorn marks a request as https when a proxy on loopback says so, so Django needs no header of its own.
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"archive": {"level": "INFO"}},
}
