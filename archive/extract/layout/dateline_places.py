"""Verdicts on datelines of a place without an agency: alone, in brackets, or with a day and a full stop."""

from archive.extract.layout.dateline_verdicts import Found, Verdict, is_label, report_follows
from archive.extract.layout.outlets import is_place
from archive.extract.words.terms import terms

__all__ = [
    "dated_and_stopped", "day_and_place_in_brackets", "place_alone", "place_and_day", "place_and_stop",
    "place_in_brackets", "place_on_its_line",
]  # fmt: skip

SHORTEST_SENTENCE = 40  # characters after a place and a full stop
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
    if found.parts[-1].kind == ":" and not (is_place(names[0]) and len(names) == 1):
        return None
    if is_place(names[0]) or found.names[0] in found.bare:
        return Verdict(found.places, found.bare)
    if " " not in names[0] and len(names) == 2 and found.names[1] in found.bare:
        return Verdict(found.places, found.bare, 0.1)  # "Tartous, SANA –"; of two words it may be a writer
    return Verdict(found.places, found.bare, 0.2) if names[0].isupper() and len(names) > 1 else None


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
    if not all(is_place(name) for name in names) or any(_is_given_name(name) for name in names):
        return None
    last = found.parts[-1].span.end
    sentence = found.text[last : last + SHORTEST_SENTENCE]
    whole = len(sentence) == SHORTEST_SENTENCE and not any(sign in sentence for sign in ".?!\n")
    stopped = marks[-1] != "." and marks[-1].strip() == "." and all(mark == "/" for mark in marks[:-1])
    return Verdict(found.names, []) if stopped and whole and sentence[0].isupper() else None


def place_on_its_line(found: Found) -> Verdict | None:
    """A listed place in capitals with a line of its own."""
    (name,) = (span.of(found.text) for span in found.names)
    return Verdict(found.names, []) if is_place(name) and name.isupper() else None


def day_and_place_in_brackets(found: Found) -> Verdict | None:
    """ "March 4, 2014 (JUBA) -"."""
    places = [name for part in found.parts if part.kind == "P" for name in part.names]
    return Verdict(places, []) if report_follows(found) else None


def dated_and_stopped(found: Found) -> Verdict | None:
    """A place, a day and a full stop, in either order: "Wien (1. April 1964).", "2. Januar 2001, Köln."; a
    name on no list only with a whole date behind it."""
    stopped = found.parts[-1].span.of(found.text).strip() == "."
    if not stopped or len(found.names) > 1 or not report_follows(found):
        return None
    if found.opens_with_a_place:
        return Verdict(found.places, [])
    whole = any(part.date and part.date.complete for part in found.parts) and found.parts[0].kind == "N"
    single = " " not in found.names[0].of(found.text) and found.could_be_places
    return Verdict(found.places, [], 0.2) if whole and single else None


def _is_given_name(name: str) -> bool:
    return any(name.lower() in terms(f"given-names-{kind}") for kind in ("female", "male"))
