"""Mail messages (.eml, RFC 5322): the words of the body, and what its headers state."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from archive.errors import DocumentError
from archive.parse import decoding, limits, stated
from archive.parse.markup import fragment
from archive.parse.unit import Unit
from archive.text import Document, Span, Stated, StatedValue, Text

KEPT = ("from", "to", "cc", "message-id", "reply-to", "list-id", "organization")
"""Headers that are kept as metadata."""

# Format=flowed (RFC 3676): a line that ends in a space goes on.
_SOFT_BREAK = re.compile(r"(?<=\S) \n(?=\S)(?!-- )")


def read(unit: Unit) -> Document:
    """The first plain text part, else the first HTML part; attachments are left in the Original."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(unit.data)
        assert isinstance(message, EmailMessage)
        text, headings = _body(message)
        return Document(unit.id, text, _stated(message), headings)
    except DocumentError:
        raise
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # The library's header parsers raise these on damaged headers.
        message_ = f"The mail is damaged ({type(error).__name__}: {error}); save it again."
        raise DocumentError(message_, stage="parse") from error


def _body(message: EmailMessage) -> tuple[Text, tuple[Span, ...] | None]:
    found = {"plain": "", "html": ""}
    encodings = dict[str, tuple[str, float]]()
    for part in islice(_parts(message), limits.MAIL_PARTS):
        kind = part.get_content_subtype()
        if part.get_content_maintype() == "text" and found.get(kind) == "":
            value, encoding, certainty = _words(part)
            found[kind] = value if value.strip() else ""
            encodings[kind] = (encoding, certainty)
    if found["plain"]:
        encoding, certainty = encodings["plain"]
        return decoding.text_of(found["plain"], encoding=encoding, certainty=certainty), None
    if found["html"]:
        return fragment(found["html"])
    raise DocumentError("The mail holds no text, only attachments; take them out.", stage="parse")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every leaf part that is no attachment, without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart():
            waiting.extend(reversed([p for p in part.iter_parts() if isinstance(p, EmailMessage)]))
        elif part.get_content_disposition() != "attachment":
            yield part


def _words(part: EmailMessage) -> tuple[str, str, float]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return "", "utf-8", 1.0
    value, encoding, certainty = decoding.decoded(data, declared=part.get_content_charset() or "")
    value = value.replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        value = _SOFT_BREAK.sub(" ", value)
    return value, encoding, certainty


def _stated(message: EmailMessage) -> Stated:
    name, address = parseaddr(_header(message, "from"))
    metadata = {header: value for header in KEPT if (value := _header(message, header))}
    return Stated(
        title=_value(_header(message, "subject"), "mail:Subject"),
        date=_value(_day(_header(message, "date")), "mail:Date"),
        source=_value(name or address, "mail:From"),
        language=_value(_header(message, "content-language"), "mail:Content-Language"),
        metadata=metadata,
    )


def _value(value: str, origin: str) -> tuple[StatedValue, ...]:
    return (StatedValue(value, origin),) if value else ()


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; empty where it is missing or holds what no text may."""
    value = str(message.get(name, ""))[: limits.SIDECAR_BYTES].encode("utf-8", "replace").decode("utf-8")
    return stated.line(value.replace("\0", " "))


def _day(value: str) -> str:
    """The day as printed, in the sender's zone; the header itself where it is no mail date."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value
