"""People of one surname in an article: when two names are one person, and whose a surname alone is."""

import pytest

from archive.extract.people.namesakes import Form, may_be_one, people
from tests.extract.builders import facts

AFTER = "\n\nThe rest of the day was quiet in the town of Lund, and the road stayed open.\n"


def said_by(text: str) -> list[tuple[str, float]]:
    """The speaker and confidence of each quotation of a text."""
    found = facts(text + AFTER).quotations
    return [(one.attribution.name, one.attribution.confidence) for one in found if one.attribution]


def speakers(text: str) -> list[str]:
    return [name for name, _ in said_by(text)]


def form(name: str, generation: str = "", gender: str = "") -> Form:
    return Form(tuple(name.split()), generation, gender)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Christopher", "Christine"), ("Maria", "Mark"), ("Daniel", "Dana"), ("John", "Johanna"),
        ("Julian", "Julia"), ("Alexander", "Alexandra"), ("Robert", "Robin"), ("Martin", "Martha"),
        ("Kari", "Karl"), ("Maria", "Marian"), ("Anna", "Annabel"), ("Evan", "Eva"), ("Mark", "Marko"),
        ("Ann", "Anna"), ("Sophie", "Sophia"), ("John", "Jonathan"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_two_given_names_are_two_people(one: str, other: str, turned: bool) -> None:
    first, second = (other, one) if turned else (one, other)
    text = f"“We won,” {first} Hale said. “We lost,” {second} Hale said."
    assert speakers(text) == [f"{first} Hale", f"{second} Hale"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill", "William"), ("Bob", "Robert"), ("Tom", "Thomas"), ("Liz", "Elizabeth"), ("Joe", "Joseph"),
        ("Chris", "Christopher"), ("Alex", "Alexander"), ("Dan", "Daniel"), ("Vlad", "Vladyslav"),
        ("J.", "John"), ("J. Edgar", "Edgar"), ("Ann", "Ann M."), ("J.R.", "J. R."), ("Wm.", "William"),
        ("Mohammad", "Mohammed"),
    ],
)  # fmt: skip
def test_a_short_form_or_an_initial_is_the_person_whose_name_it_shortens(one: str, other: str) -> None:
    text = f"{one} Hale came to Lund. “We won,” {one} Hale said. “We lost,” said {other} Hale."
    assert len(set(speakers(text))) == 1


def test_a_short_form_of_two_people_stays_by_itself() -> None:
    text = "“One,” Chris Hale said. “Two,” Christopher Hale said. “Three,” Christine Hale said."
    assert speakers(text) == ["Chris Hale", "Christopher Hale", "Christine Hale"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George H. W. Bush", "George W. Bush"),
        ("John A. Smith", "John B. Smith"),
        ("John Smith Sr.", "John Smith Jr."),
        ("Robert Hale", "Robert Hale Jr."),
        ("King Charles I", "King Charles III"),
        ("Maria Elena Costa", "Maria Isabel Costa"),
    ],
)
def test_middle_names_generations_and_numbers_of_kings_tell_people_apart(one: str, other: str) -> None:
    assert speakers(f"“We won,” {one} said. “We lost,” {other} said.") == [one, other]


def test_a_name_without_its_generation_is_the_same_person_later_on() -> None:
    text = "“We won,” Robert Hale Jr. said. “We lost,” Robert Hale said."
    assert speakers(text) == ["Robert Hale Jr.", "Robert Hale Jr."]


def test_a_plain_name_beside_father_and_son_stays_by_itself() -> None:
    text = "“One,” John Hale Sr. said. “Two,” John Hale Jr. said. “Three,” John Hale said."
    assert speakers(text)[2] == "John Hale"


def test_a_son_is_another_person_and_no_office() -> None:
    text = (
        "President George H.W. Hale and his son President George W. Hale came. “We saw,” George W. Hale said."
    )
    [speaker] = facts(text + AFTER).speakers
    assert (speaker.name, [role.text for role in speaker.roles]) == ("George W. Hale", ["President"])


def test_a_surname_of_two_people_whom_nothing_tells_apart_is_a_guess() -> None:
    [(_, confidence)] = said_by("Bill Hale and Mary Hale spoke in Lund.\n\n“We will see,” Hale added.")
    assert confidence < 0.5


@pytest.mark.parametrize(
    ("before", "surname"),
    [
        ("“It is late,” Kate Hale said.\n\nThe road was wet.", "Hale"),
        ("It rained.\n\nKate Hale opened the road.", "Hale"),
        ("It rained.", "Mrs. Hale"),
        ("Mayor Kate Hale smiled. Senator Tom Hale did not.", "Mayor Hale"),
    ],
)
def test_the_last_speaker_the_paragraph_a_title_or_an_office_tells_whose_a_surname_is(
    before: str, surname: str
) -> None:
    found = said_by(f"Tom Hale and Kate Hale ran in Lund. {before} “It is open,” {surname} said.")
    assert found[-1][0] == "Kate Hale"
    assert found[-1][1] > 0.8


def test_a_surname_stays_with_whom_it_stood_for_alone() -> None:
    text = "Tom Hale came. Hale was early. Kate Hale came later. “It is open,” Hale said."
    assert said_by(text) == [("Tom Hale", 0.98)]


def test_capitals_of_a_headline_make_no_second_bearer() -> None:
    text = "Voters Push Tom Hale To Run\n\n“It is late,” Tom Hale said.\n\n“It is open,” Hale said."
    assert said_by(text)[1] == ("Tom Hale", 0.98)


def test_opposite_genders_are_no_short_form_of_each_other() -> None:
    assert not may_be_one(form("Sam", gender="m"), form("Samantha", gender="f"))
    assert may_be_one(form("Sam"), form("Samantha", gender="f"))


def test_it_counts_the_people_behind_names_in_any_order() -> None:
    names = [form("G."), form("George W."), form("George"), form("George H. W."), form("Ann")]
    found = people([(name, at) for at, name in enumerate(names)])
    assert len(set(found.values())) == len(names)
    assert found == people([(name, at) for at, name in reversed(list(enumerate(names)))])


def test_labels_of_a_transcript_tell_father_and_son_apart() -> None:
    turns = ("SR.: We came by the road.", "JR.: We came by the river, late.", "SR.: We stay for the night.")
    found = facts("\n\n".join(f"TOM HALE {turn}" for turn in turns))
    assert [one.attribution.name for one in found.quotations if one.attribution] == [
        "TOM HALE SR.", "TOM HALE JR.", "TOM HALE SR.",
    ]  # fmt: skip


def test_a_stated_speaker_of_the_other_gender_is_nobody_whom_a_title_names() -> None:
    found = facts("“We came to the town,” Mr. Hale said.", speakers="Tom Hale III")
    assert [speaker.name for speaker in found.speakers] == ["Tom Hale III"]
    found = facts("“We came to the town,” Mr. Hale said.", speakers="Kate Hale")
    assert {speaker.name for speaker in found.speakers} == {"Mr. Hale", "Kate Hale"}


@pytest.mark.parametrize("name", ["Hale, Tom, Jr.", "Tom Hale, Jr.", "Tom Hale Jr."])
def test_the_generation_of_a_stated_name_is_read_in_every_order(name: str) -> None:
    [speaker] = facts("The road stayed open.", speakers=name).speakers
    assert (speaker.given, speaker.surname, speaker.generation) == ("Tom", "Hale", "jr")


def test_a_title_tells_whose_the_first_of_two_surnames_is() -> None:
    text = "Carlos Ruiz Soto came with Ana Ruiz Soto. “Yes,” Mr. Ruiz said. “No,” Ms. Ruiz said."
    assert speakers(text) == ["Carlos Ruiz Soto", "Ana Ruiz Soto"]


def test_a_given_name_of_two_people_whom_nothing_tells_apart_is_a_guess() -> None:
    [(_, confidence)] = said_by("Ann Hale and Ann Dunn spoke in Lund.\n\n“We will see,” Ann added.")
    assert confidence < 0.5
