"""What one document or container may cost; past it the document is refused, the run goes on.

Sizes are bytes. Sixteen megabytes of text are some three million words, far past any statement, and
keep one document's reading (bytes, decoded text, markup tree) well under 512 MB.
"""

from typing import Final

MIB: Final = 1024 * 1024

DOCUMENT_BYTES: Final = 16 * MIB
"""The largest text, page, mail, JSON line or table row."""

PRINTED_BYTES: Final = 64 * MIB
"""The largest PDF or DOCX file: most of it is pictures."""

EXPANSION_RATIO: Final = 200
"""The most a compressed container may grow, by bytes out to bytes in. Texts reach about 20."""

EXPANSION_FREE: Final = 16 * MIB
"""What any compressed container may hold before its ratio is looked at."""

EXPANDED_BYTES: Final = 64 * 1024 * MIB
"""The most that is ever read out of one compressed container."""

PASSED_BYTES: Final = 1024 * MIB
"""The most that is unpacked of one archive's members only to pass them over: some seconds."""

ID_CHARACTERS: Final = 300
"""The longest id that a container may give a document."""

GUESS_BYTES: Final = 64 * 1024
"""How much of a text in an undeclared encoding is looked at to guess it."""

PATH_DEPTH: Final = 64
"""The deepest folder below a given one that is walked."""

DOCUMENT_SECONDS: Final = 30.0
"""The longest that reading one document may take; most take some milliseconds."""

SIDECAR_BYTES: Final = 256 * 1024
"""The largest sidecar, front matter or mail header."""

MAIL_PARTS: Final = 100
"""How many parts of a mail are looked at for its words."""

PAGES: Final = 2000
"""The longest PDF, in pages."""

MEMBERS: Final = 1_000_000
"""The most members, records or entries that one container may have."""

ATTRIBUTE_PAIRS: Final = 500_000_000
"""How often attributes of one tag may be compared with each other, in a whole page: some seconds."""

FLAGGED_CHARACTERS: Final = 500_000
"""How much of a text is looked at for what a curator should see; past it a flag tells nothing new."""

TAGS: Final = 400_000
"""The most tags of one page or fragment: each costs half a kilobyte of tree. Long pages have ten thousand."""

ARTICLE_TAGS: Final = 60_000
"""The most tags of a page whose article is sought; a page of more is read whole."""

HEADINGS: Final = 10_000
"""The most headings that are kept of one document."""

BLANK_LINES: Final = 1_000_000
"""The most blank lines of a file of JSON lines; more are padding or a bomb."""
