"""Verdicts on datelines of a place without an agency: alone, in brackets, or with a day and a full stop."""

import re

from archive.extract.layout.dateline_verdicts import (
    LONGEST_ACRONYM,
    Found,
    Verdict,
    is_label,
    report_follows,
)
from archive.extract.layout.outlets import is_acronym, is_agency, is_place
from archive.extract.layout.papers import is_masthead
from archive.extract.words.given_names import is_given
from archive.extract.words.terms import terms

__all__ = [
    "dated_and_stopped", "day_and_place_in_brackets", "place_alone", "place_and_day", "place_and_stop",
    "place_in_brackets", "place_on_its_line",
]  # fmt: skip

SHORTEST_SENTENCE = 40  # characters after a place and a full stop
SHORTEST_TOWN = 6  # letters of an unlisted town in capitals: shorter ones may be an acronym
MOST_TOWN_WORDS = 3
ABOVE = 300  # characters above a dateline in which the paper of its town may be named
_IN = "in|at|near|en|de|em|a|di|à|of"
LEAST_ACRONYM = 3
# Countries and states that stand so behind a place.
_REGIONS = ("USA", "UAE", "DRC", "CAR", "PNG", "KSA", "PRC", "DPRK", "NSW", "QLD", "TAS", "VIC", "ACT")
# Zones of countries whose papers put a colon behind the place: "LARKSPUR: The council ...".
_ZONE_OF_COLONS = re.compile(r"\b(?:IST|PKT|NPT|BDT)\b")
_NO_TOWN = re.compile(r"(?:[^ESTF]ED|TION|SION|MENT|NESS|IVE|OUS|ABLE|LESS|SHIP)$")  # "RECOMMENDED - The ..."
_STROKES = ("|", "¦")


def place_in_brackets(found: Found) -> Verdict | None:
    return Verdict(list(found.parts[0].names), []) if report_follows(found) else None


def place_alone(found: Found) -> Verdict | None:
    """A place or agency and nothing else: listed, or in capitals before its state; a report must follow, if
    only a short one after a place with its agency."""
    names = [span.of(found.text) for span in found.names]
    sure = is_place(names[0]) and bool(found.bare) and found.parts[-1].kind == "-" and not found.goes_on
    if not (sure or report_follows(found)) or any(is_label(name) for name in names):
        return None
    if (
        found.text[found.parts[-1].span.start : found.parts[-1].span.end].strip() in _STROKES
        and not found.bare
    ):
        return None  # "World | ...": a section
    indian = found.parts[-1].kind == ":" and _ZONE_OF_COLONS.search(found.text, 0, found.parts[0].span.start)
    if found.parts[-1].kind == ":" and not ((is_place(names[0]) or indian) and len(names) == 1):
        return None
    sound = len(names) > 1 and (is_place(names[0]) or names[0].isupper())
    if sound and found.parts[-1].kind == "-" and _is_agency_behind(names[-1]):
        return Verdict(found.names[:-1], [found.names[-1]], 0.1)
    if is_place(names[0]) or found.names[0] in found.bare:
        return Verdict(found.places, found.bare)
    if " " not in names[0] and len(names) == 2 and found.names[1] in found.bare:
        return Verdict(found.places, found.bare, 0.1)  # "Tartous, SANA –"; of two words it may be a writer
    if names[0].isupper() and len(names) > 1:
        return Verdict(found.places, found.bare, 0.2)
    if len(names) == 1 and _is_named_town(found, names[0]):
        return Verdict(found.places, [], 0.1)
    return Verdict(found.places, [], 0.25) if _is_unlisted_town(found, names) else None


def _is_agency_behind(name: str) -> bool:
    """Whether a name behind a place is an agency's by its shape: "KOTA BARU, NUSAPRESS -", "..., CMX -"."""
    return is_masthead(name) or (
        is_acronym(name)
        and name.isalpha()
        and LEAST_ACRONYM <= len(name) <= LONGEST_ACRONYM
        and name not in _REGIONS
    )


def _is_unlisted_town(found: Found, names: list[str]) -> bool:
    """ "SAGE BUTTE - The wind ...": capitals before a dash and a sentence that are no acronym, no label, and
    no word that the text writes small."""
    after = found.text[found.parts[-1].span.end : found.end]
    words = names[0].split()
    if after[:SHORTEST_SENTENCE].split(" ", 1)[0][1:].isupper():
        return False  # "MOUNT ISA RAILWAY - ARTICLE BY ...": a heading
    if (
        len(names) > 1
        or not names[0].isupper()
        or len(words) > MOST_TOWN_WORDS
        or found.parts[-1].kind == ","
    ):
        return False
    if not (len(names[0]) >= SHORTEST_TOWN and (after[0].isupper() or after[0] in "“\"‘'«")):
        return False
    if len(words) == 1 and _NO_TOWN.search(names[0]):
        return False
    low = {word.strip(".").lower() for word in words}
    listed = any(
        low & terms(kind)
        for kind in ("no-places-en", "page-words", "kickers-en", "sections", "spoken-genres")
    )
    return not (listed or is_agency(names[0]) or is_masthead(names[0])) and not low & set(
        re.findall(r"[a-z]+", after)
    )


def place_and_day(found: Found) -> Verdict | None:
    """ "LAGOS [4 March 2014] The ...": a listed place and a whole day, where a sentence begins behind."""
    last = found.parts[-1].span.end
    begins = found.text[last : last + 2].strip()[:1].isupper() and report_follows(found)
    whole = found.parts[-1].date is not None and found.parts[-1].date.complete
    return Verdict(found.names, []) if begins and whole and is_place(found.names[0].of(found.text)) else None


def place_and_stop(found: Found) -> Verdict | None:
    """A listed place, or two with a stroke between, and a full stop, "Dresden. Der Stadtrat ...": only before
    a sentence of some length, and no given name."""
    names = [span.of(found.text) for span in found.names]
    marks = [part.span.of(found.text) for part in found.parts if part.kind == ","]
    borne_out = len(names) == 1 and names[0].isupper() and _is_town_of_paper(found, names[0])
    if not (borne_out or all(is_place(name) for name in names)) or any(
        _is_given_name(name) for name in names
    ):
        return None
    last = found.parts[-1].span.end
    sentence = found.text[last : last + SHORTEST_SENTENCE]
    whole = len(sentence) == SHORTEST_SENTENCE and not any(sign in sentence for sign in ".?!\n")
    stopped = marks[-1] != "." and marks[-1].strip() == "." and all(mark == "/" for mark in marks[:-1])
    return Verdict(found.names, []) if stopped and whole and sentence[0].isupper() else None


def _is_town_of_paper(found: Found, name: str) -> bool:
    """Whether a word of the lines above is derived from a name in capitals: "Moorburger Kreisblatt"."""
    if len(name) < SHORTEST_TOWN:
        return False
    above = found.text[max(0, found.parts[0].span.start - ABOVE) : found.parts[0].span.start]
    return re.search(rf"\b{re.escape(name.title())}(?:er|isch\w*)\b", above) is not None


def _is_named_town(found: Found, name: str) -> bool:
    """Whether the text names a town behind "in" or its like that stands before a stop and a dash, as papers
    in Spanish and Portuguese print it: "San Isidro.— ..."."""
    mark = "".join(part.span.of(found.text) for part in found.parts if part.kind in ",-")
    if re.sub(r"\s", "", mark) not in (".—", ".–", ".-", ".--") or name.isupper() or not name.istitle():
        return False
    return re.search(rf"\b(?:{_IN}) {re.escape(name)}(?!\w)", found.text) is not None


def place_on_its_line(found: Found) -> Verdict | None:
    """A listed place in capitals with a line of its own."""
    (name,) = (span.of(found.text) for span in found.names)
    return Verdict(found.names, []) if is_place(name) and name.isupper() else None


def day_and_place_in_brackets(found: Found) -> Verdict | None:
    """ "March 4, 2014 (JUBA) -"."""
    places = [name for part in found.parts if part.kind in "PU" for name in part.names]
    if any(is_masthead(name.of(found.text)) for name in places):
        return Verdict([], places) if report_follows(found) else None
    return Verdict(places, []) if report_follows(found) else None


def dated_and_stopped(found: Found) -> Verdict | None:
    """A place, a day and a full stop, in either order: "Wien (1. April 1964).", "2. Januar 2001, Köln."; a
    name on no list only with a whole date behind it."""
    stopped = any(part.span.of(found.text).strip(" (").endswith((".", ".)")) for part in found.parts[-1:])
    if not stopped or len(found.names) > 1 or not report_follows(found):
        return None
    if found.opens_with_a_place:
        return Verdict(found.places, [])
    name = found.names[0].of(found.text)
    whole = any(part.date and part.date.complete for part in found.parts) and found.parts[0].kind == "N"
    noted = any(part.kind == "," and found.text[part.span.start] == "(" for part in found.parts)
    short = name.count(" ") < 2 and found.could_be_places and not is_given(name.split()[0].lower())
    if not ((whole or noted) and short) or is_masthead(name):
        return None
    return Verdict(found.places, [], 0.2) if noted or " " not in name or name.istitle() else None


def _is_given_name(name: str) -> bool:
    return any(name.lower() in terms(f"given-names-{kind}") for kind in ("female", "male"))
