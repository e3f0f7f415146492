"""What worker processes have loaded before they begin: they are forked from a process that imports this.

Django is set up, and one document was read, so that the rules, word lists and models lie in memory that all
of them share.
"""

import gc

import django

django.setup()

from archive.ingest import reading  # noqa: E402 needs Django set up
from archive.parse import Unit  # noqa: E402

ALLOCATED = 50_000  # objects that a worker makes between two collections
EXAMPLE = """HARBOUR CITY, March 4, 2021 (Coastal Wire) -- The port will open on Monday, the mayor said.

“We have waited long enough,” Mayor Ada Quill told reporters. She added that all were welcome.
"""

example = Unit(id="example", key="", data=EXAMPLE.encode(), format="text", media_type="text/plain")
reading.read_rows([example])
# What is there now stays: the collector need not walk it, nor write to its pages, in any worker. A document's
# tokens are many, and few objects refer to each other in circles: to look for those less often saves a tenth.
gc.freeze()
gc.set_threshold(ALLOCATED)
