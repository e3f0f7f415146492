"""HTML to Text: its visible paragraphs and headings, with white space as a browser lays it out.

The rules follow "rendered text" (https://html.spec.whatwg.org/#the-innertext-idl-attribute).
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from archive.errors import DocumentError
from archive.parse import decoding, limits
from archive.parse.tags import CELLS, HEADINGS, HIDDEN, LINES, PARAGRAPHS
from archive.text import Span, Text

_TAG = re.compile(r"<[^>]*+")
_TAG_LENGTH = 2048  # characters; shorter tags cannot hold enough attributes to matter
_HIDDEN_STYLE = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_SPACES = " \t\n\f\r"
_RUNS = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")  # a lone space needs no change
_WEIGHT = {"": 0, " ": 1, "\t": 2, "\n": 3, "\n\n": 4}
_GAPS = dict.fromkeys(PARAGRAPHS, "\n\n") | dict.fromkeys(LINES, "\n") | dict.fromkeys(CELLS, "\t")
_QUOTES = (("“", "”"), ("‘", "’"))


def fragment(html: str) -> tuple[Text, tuple[Span, ...]]:
    """The Text of markup that is all content, and its headings' spans. Raises DocumentError for no text."""
    value, headings = laid_out(parse_tree(html))
    text = decoding.text_of(value)
    return text, headings


def parse_tree(html: str, *, kind: type[etree.HTMLParser] = etree.HTMLParser) -> etree._Element | None:
    """The tree of any markup, None where it holds nothing. Raises DocumentError for over-deep nesting.

    `kind` is the parser's class, which decides that of the elements.
    """
    decoding.refuse_unstorable(html)
    if html.count("<") > limits.TAGS:
        raise DocumentError(f"Its markup has more than {limits.TAGS:,} tags; split it.", stage="parse")
    _refuse_endless_tags(html)
    # huge_tree lifts the depth from 256 to 2,048; remove_pis drops <?xml ... ?>.
    parser = kind(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise DocumentError("Its markup is nested too deeply to be read.", stage="parse")
    return root


def _refuse_endless_tags(html: str) -> None:
    """The parser compares each attribute of a tag with those before it, which no alarm can interrupt."""
    if len(html) < _TAG_LENGTH:
        return
    work = 0
    for match in _TAG.finditer(html):
        if match.end() - match.start() > _TAG_LENGTH:
            work += len(match.group().split()) ** 2
    if work > limits.ATTRIBUTE_PAIRS:
        raise DocumentError("Its markup has tags of countless attributes; it cannot be read.", stage="parse")


def laid_out(
    root: etree._Element | None, *, leaving: Callable[[etree._Element], bool] | None = None
) -> tuple[str, tuple[Span, ...]]:
    """The visible words below an element, paragraphs parted by blank lines, and the headings among them;
    elements for which `leaving` is true are left out."""
    writer = _Writer()
    if root is not None:
        _walk(root, writer, leaving)
    return writer.value(), writer.headings()


def _walk(root: etree._Element, writer: "_Writer", leaving: Callable[[etree._Element], bool] | None) -> None:
    """Starts and ends of visible elements in order, without recursion."""
    hidden = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if _is_hidden(element) or (leaving is not None and leaving(element)):
                hidden = element
                walker.skip_subtree()
            else:
                writer.open(element.tag, element.text)
            continue
        if element is hidden:
            hidden = None
        else:
            writer.close(element.tag)
        if element.tail and element is not root:
            writer.write(element.tail)


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return True
    if not element.attrib:
        return False
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


class _Writer:
    """Lays out text: `_gap` is the white space owed before the next word."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._pre = 0
        self._quote = 0
        self._heading: int | None = None
        self._headings: list[tuple[int, int]] = []

    def open(self, tag: str, text: str | None) -> None:
        if tag == "br":
            self._owe(" " if self._heading is not None else "\n", add=True)
        else:
            self._break(tag)
        if tag == "pre":
            self._pre += 1
        elif tag == "q":
            self._quote += 1
            self.write(_QUOTES[(self._quote - 1) % 2][0])
        elif tag in HEADINGS and self._heading is None:
            self._heading = len(self._pieces)
        if text:
            self.write(text)

    def close(self, tag: str) -> None:
        if tag == "pre":
            self._pre -= 1
        elif tag == "q":
            self.write(_QUOTES[(self._quote - 1) % 2][1])
            self._quote -= 1
        elif tag in HEADINGS and self._heading is not None:
            self._headings.append((self._heading, len(self._pieces)))
            self._heading = None
        self._break(tag)

    def _break(self, tag: str) -> None:
        if gap := _GAPS.get(tag):
            self._owe(gap)

    def _owe(self, gap: str, *, add: bool = False) -> None:
        """Owe the larger of two gaps; line breaks add up, to a blank line at most."""
        if add and "\n" in self._gap and gap == "\n":
            gap = "\n\n"
        if _WEIGHT[gap] > _WEIGHT[self._gap]:
            self._gap = gap

    def write(self, words: str) -> None:
        if self._pre:
            self._write_kept(words)
            return
        core = words.strip(_SPACES)
        if not core or words[0] in _SPACES:
            self._owe(" ")
        if core:
            self._put(_RUNS.sub(" ", core))
            if words[-1] in _SPACES:
                self._owe(" ")

    def _write_kept(self, words: str) -> None:
        lines = words.expandtabs(8).split("\n")
        for position, line in enumerate(lines):
            if position:
                self._owe("\n", add=True)
            if line.strip():
                self._put(line.rstrip())

    def _put(self, word: str) -> None:
        if self._gap and self._length:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        self._pieces.append(word)
        self._length += len(word)

    def value(self) -> str:
        return "".join(self._pieces)

    def headings(self) -> tuple[Span, ...]:
        """One span a line of each heading, white space around it left out."""
        starts = [0]
        for piece in self._pieces:
            starts.append(starts[-1] + len(piece))
        value = self.value()
        places = ((starts[first], starts[last]) for first, last in self._headings)
        spans = (span for start, end in places for span in _heading_lines(value, start, end))
        return tuple(islice(spans, limits.HEADINGS))


def _heading_lines(value: str, start: int, end: int) -> Iterator[Span]:
    for match in re.finditer(r"\S[^\n]*", value[start:end]):
        yield Span(start + match.start(), start + match.start() + len(match.group().rstrip()))
