"""Pronouns drawn blindly from news, speeches and releases: how many come to the right person.

    python -m benchmarks.pronoun_sample GOLD.jsonl CORPUS [--cases FILE] [--failures]

`pronoun_blind.json` holds 60 places, drawn blindly and judged by hand (README.md tells how, and of two files
before it), `pronoun_blind_2.json` and `pronoun_blind_3.json` others, drawn and judged later: the id of a
document, the span of its pronoun, and the forms of name that are right for it. Every place counts: one that
was not read as a speaker is a failure like one that got the wrong person.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from archive import parse
from archive.extract import extract
from archive.extract.facts import Attribution, Facts, Quotation
from archive.text import Span

CASES = Path(__file__).with_name("pronoun_blind.json")

Outcome = Literal["right", "wrong person", "no speaker", "not read", "no document"]
"""no speaker: a quotation beside the pronoun is read, but not as the pronoun's; not read: none is."""

NEAR = 2  # code points between a quotation's mark and the pronoun that follows or precedes it


@dataclass(frozen=True, slots=True)
class Case:
    document: str
    span: Span
    person: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    outcome: Outcome
    got: str


def cases(path: Path = CASES) -> tuple[Case, ...]:
    """The judged places, in the file's order."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Case(row["document"], Span(**row["span"]), tuple(row["person"])) for row in rows)


def documents(paths: Iterable[Path], wanted: frozenset[str]) -> Iterator[tuple[str, Facts]]:
    """The facts of each wanted document below the paths."""
    for path in paths:
        for found in parse.files(path):
            for unit in () if found.skipped or found.problem else parse.units(found.path, top=found.top):
                if isinstance(unit, parse.Unit) and unit.id in wanted:
                    yield unit.id, extract(parse.parse(unit))


def judge(case: Case, facts: Facts | None) -> Result:
    """What became of one pronoun."""
    if facts is None:
        return Result(case, "no document", "")
    attribution = _whose_mention(case.span, facts.quotations)
    if attribution is None:
        beside = [q for q in facts.quotations if _beside(case.span, q.span)]
        named = next((q.attribution.name for q in beside if q.attribution), "")
        return Result(case, "no speaker" if beside else "not read", named)
    right = any(names(attribution.name, form) for form in case.person)
    return Result(case, "right" if right else "wrong person", attribution.name)


def names(name: str, form: str) -> bool:
    """Whether a name is the one of this form: all words of the form, and its last word last."""
    words, needed = _words(name), _words(form)
    return set(needed) <= set(words) and words[-1:] == needed[-1:]


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’]s\b", "", name).casefold())


def _whose_mention(pronoun: Span, quotations: Iterable[Quotation]) -> Attribution | None:
    return next(
        (
            q.attribution
            for q in quotations
            if q.attribution and q.attribution.mention and q.attribution.mention.overlaps(pronoun)
        ),
        None,
    )


def _beside(pronoun: Span, quotation: Span) -> bool:
    return quotation.start - NEAR <= pronoun.end and pronoun.start <= quotation.end + NEAR


def results(paths: Iterable[Path], *, judged: tuple[Case, ...]) -> tuple[Result, ...]:
    """One result a case, in the cases' order."""
    facts = dict(documents(paths, frozenset(case.document for case in judged)))
    return tuple(judge(case, facts.get(case.document)) for case in judged)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.pronoun_sample", description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="articles with quotations, JSON Lines")
    parser.add_argument("corpus", type=Path, help="a folder or file with the other documents")
    parser.add_argument(
        "--cases", type=Path, default=CASES, help="judged places: pronoun_sample.json, pronoun_working.json"
    )
    parser.add_argument("--failures", action="store_true", help="list what did not come to the right person")
    options = parser.parse_args(arguments)
    found = results((options.gold, options.corpus), judged=cases(options.cases))
    tally = Counter(result.outcome for result in found)
    print(
        f"{tally['right']} of {len(found)} pronouns to the right person ({tally['right'] / len(found):.3f})"
    )
    print("  ".join(f"{outcome} {count}" for outcome, count in tally.most_common()))
    for result in found if options.failures else ():
        if result.outcome != "right":
            place = f"{result.case.document} {result.case.span.start}-{result.case.span.end}"
            print(f"{result.outcome} | {place} | {result.case.person[0]} | {result.got or '-'}")


if __name__ == "__main__":
    main()
