"""The rows that the archive keeps, and their querysets; one module a noun."""

from archive.models.articles import Article, DateInterval
from archive.models.evidence import Evidence
from archive.models.originals import Origin, Original, Revision
from archive.models.quotations import Quotation
from archive.models.runs import IngestProblem, IngestRun, OutboxEntry
from archive.models.series import SeriesMention
from archive.models.sources import Source
from archive.models.speakers import Appearance, NameForm, Role, Speaker, SpeakerSuggestion
from archive.models.versions import Fingerprint

__all__ = [
    "Appearance",
    "Article",
    "DateInterval",
    "Evidence",
    "Fingerprint",
    "IngestProblem",
    "IngestRun",
    "NameForm",
    "Origin",
    "Original",
    "OutboxEntry",
    "Quotation",
    "Revision",
    "Role",
    "SeriesMention",
    "Source",
    "Speaker",
    "SpeakerSuggestion",
]
