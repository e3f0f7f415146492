"""The archive's settings, for an archive of its own, so that no test can touch a real one.

It is a settings module because pytest-django reads the settings before any conftest.py runs.
"""

import os
import tempfile

# In each worker process of pytest-xdist another one.
os.environ["ARCHIVE_DATA"] = tempfile.mkdtemp(prefix="rostrum-tests-")
for name in ("ARCHIVE_TITLE", "ARCHIVE_URL", "DEBUG"):
    os.environ.pop(name, None)
# Processes that tests start read the settings as an operator's do.
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"

from archive.settings import *  # noqa: E402, F403
