from archive.extract.facts import Attribution, Facts, Quotation
from archive.text import Span
from benchmarks import pronoun_sample

CASE = pronoun_sample.Case("a", Span(10, 12), ("Ann Field", "Field"))


def facts(*quotations: Quotation) -> Facts:
    return Facts((), (), (), (), (), (), quotations, ())


def quoted(start: int, end: int, *, by: str = "", mention: Span | None = None) -> Quotation:
    attribution = Attribution(by, 0, mention, None, "test", 0.5) if by else None
    return Quotation(Span(start, end), "direct", "test", 0.5, attribution)


def test_a_pronoun_that_comes_to_a_form_of_the_person_is_right() -> None:
    found = pronoun_sample.judge(CASE, facts(quoted(0, 8, by="Mayor Ann Field", mention=Span(10, 12))))
    assert (found.outcome, found.got) == ("right", "Mayor Ann Field")


def test_another_person_is_wrong_even_with_one_word_in_common() -> None:
    found = pronoun_sample.judge(CASE, facts(quoted(0, 8, by="Field Marshal", mention=Span(10, 12))))
    assert found.outcome == "wrong person"


def test_a_quotation_beside_the_pronoun_without_it_as_its_mention_is_no_success() -> None:
    assert pronoun_sample.judge(CASE, facts(quoted(0, 8, by="Field"))).outcome == "no speaker"
    assert pronoun_sample.judge(CASE, facts(quoted(13, 20))).outcome == "no speaker"


def test_a_place_that_is_not_read_and_a_missing_document_count() -> None:
    assert (
        pronoun_sample.judge(CASE, facts(quoted(40, 50, by="Field", mention=Span(52, 54)))).outcome
        == "not read"
    )
    assert pronoun_sample.judge(CASE, None).outcome == "no document"


def test_there_are_sixty_cases_each_at_another_place_and_with_a_person() -> None:
    found = pronoun_sample.cases()
    assert len({(case.document, case.span) for case in found}) == 60
    assert all(case.person and all(form.strip() for form in case.person) for case in found)
    assert {len(case.span) for case in found} <= {len("he"), len("she"), len("they")}
