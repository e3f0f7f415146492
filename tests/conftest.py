"""Every run has an archive of its own, so that no test can touch a real one."""

import os
import tempfile

# Before Django reads its settings, and in each worker process of pytest-xdist.
os.environ["ARCHIVE_DATA"] = tempfile.mkdtemp(prefix="rostrum-tests-")
for name in ("ARCHIVE_TITLE", "ARCHIVE_URL", "DEBUG"):
    os.environ.pop(name, None)
