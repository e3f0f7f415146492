"""Turns of transcripts, and what only looks like them."""

from archive.extract.cues.floor import Floor
from archive.extract.layout.turns import read_turns, without_labels
from archive.extract.speech.telling_turns import telling
from archive.extract.words.speechwords import lexicon
from archive.text import Span, Text
from tests.extract.builders import facts


def _turns(text: str) -> list[tuple[str, str]]:
    return [(turn.label, turn.words.of(text)) for turn in read_turns(text, Text(text).paragraphs)]


def test_a_turn_runs_to_the_next_label_over_paragraphs() -> None:
    text = "HOST: Good day.\n\nREED: Thank you.\n\nIt is good to be here.\n\nHOST: Welcome."
    assert _turns(text) == [
        ("HOST", "Good day."),
        ("REED", "Thank you.\n\nIt is good to be here."),
        ("HOST", "Welcome."),
    ]


def test_a_label_may_stand_on_a_line_of_its_own() -> None:
    text = "HOST:\n\nGood day.\n\nREED:\n\nThank you.\n\nHOST:\n\nWelcome."
    assert [words for _, words in _turns(text)] == ["Good day.", "Thank you.", "Welcome."]


def test_the_end_mark_belongs_to_no_turn() -> None:
    assert _turns("Q: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes.\n\n[ENDS]")[-1] == ("A", "Yes.")


def test_heads_of_a_form_are_no_turns() -> None:
    assert _turns("DATE: 4 May\n\nSUBJECTS: roads\n\nVENUE: hall\n\nDATE: 5 May") == []


def test_a_label_that_never_recurs_is_no_turn() -> None:
    assert _turns("Reed: We left.\n\nThe town slept.\n\nHale: We stayed.") == []


def test_records_end_a_label_with_a_full_stop_and_print_a_bare_q() -> None:
    text = "The President. Good day.\n\nQ. Why?\n\nThe President. Because.\n\nMr. Hale. Thank you."
    assert [label for label, _ in _turns(text)] == ["The President", "Q", "The President"]
    text = "THE MINISTER:  Good day.\n\nQ    Minister, why?\n\nTHE MINISTER:  Because.\n\nQ And when?"
    assert [words for _, words in _turns(text)] == ["Good day.", "Minister, why?", "Because.", "And when?"]


def test_a_label_may_carry_a_seat_and_a_party() -> None:
    text = "Ann Reed (Leeds West) (Lab): I rise.\n\nThe Minister: Indeed.\n\nAnn Reed (Leeds West) (Lab): No."
    assert [label for label, _ in _turns(text.replace("Ann Reed", "ANN REED"))] == [
        "ANN REED", "The Minister", "ANN REED",
    ]  # fmt: skip


def test_an_office_in_a_label_takes_the_name_in_its_brackets() -> None:
    text = (
        "THE CHAIR: Order.\n\nTHE MINISTER FOR ROADS (Mr. K. Reed): In May.\n\nMR. A. HALE: When?"
        "\n\nTHE MINISTER FOR ROADS: In June."
    )
    read = facts(text)
    names = [read.speakers[q.attribution.speaker].name for q in read.quotations if q.attribution]
    assert names == ["THE CHAIR", "K. Reed", "A. HALE", "K. Reed"]


def test_the_head_of_an_interview_is_no_turn() -> None:
    text = "Q&A: the new head of the bank\n\nQ: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes."
    assert [label for label, _ in _turns(text)] == ["Q", "A", "Q", "A"]


def test_the_report_around_the_last_turn_is_left_out() -> None:
    text = "Q: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes.\n\nThe council met later.\n\nIt closed the road."
    paragraphs = Text(text).paragraphs
    turns = read_turns(text, paragraphs)
    assert turns[-1].words.of(text) == "Yes."
    assert [span.of(text) for span in without_labels(paragraphs, turns)][-1] == "It closed the road."


def test_a_label_is_the_name_without_what_is_written_before_and_after_it() -> None:
    text = (
        "THE HON ANN REED MP: In May.\n\nRT. HON. K P HALE, MP: When?\n\nDR LEE JR.: In June."
        "\n\nTHE HON ANN REED MP: In July.\n\nMS REED: In August."
    )
    read = facts(text)
    names = [read.speakers[q.attribution.speaker].name for q in read.quotations if q.attribution]
    assert names == ["ANN REED", "K P HALE", "DR LEE JR.", "ANN REED", "ANN REED"]


def test_initials_and_a_surname_are_the_person_whom_the_container_names() -> None:
    text = "JOURNALIST: When?\n\nHON P J REED MP: In May.\n\nJOURNALIST: Why?\n\nHON P J REED MP: Why not?"
    read = facts(text, speakers="Paula Reed")
    names = [read.speakers[q.attribution.speaker].name for q in read.quotations if q.attribution]
    assert names == ["JOURNALIST", "Paula Reed", "JOURNALIST", "Paula Reed"]


def _speakers(text: str, **options: str) -> list[str | None]:
    """Who speaks each turn of a text, by label as its speaker's is printed; None where nobody is named."""
    return [turn.speaks.of(text) if turn.speaks else None for turn in read_turns(text, Text(text).paragraphs)]


def test_a_slip_of_the_scan_is_the_speaker_whose_label_recurs() -> None:
    text = (
        "PRIME MINISTER: In May.\n\nJOURNALIST: Why?\n\nPRIE MINISTER: Why not?\n\nJOURNAL1ST: When?"
        "\n\nPRI. ME MINISTER: Soon.\n\nBECKMANN: And who?\n\nBECKMAIN: Anyone.\n\nBECKMANN: So?\n\nBECKMANN: Yes."
    )
    minister, journalist, guest = "PRIME MINISTER", "JOURNALIST", "BECKMANN"
    assert _speakers(text) == [
        minister, journalist, minister, journalist, minister, guest, guest, guest, guest,
    ]  # fmt: skip


def test_offices_and_names_that_share_words_stay_apart() -> None:
    text = (
        "PRIME MINISTER: Hello.\n\nDEPUTY PRIME MINISTER: Hello.\n\nPRESIDENT HALE: Good day."
        "\n\nPRESIDENT REED: Good day.\n\nPRESIDENT HALE: And you.\n\nPRESIDENT HALE: So."
    )
    assert _speakers(text)[1] == "DEPUTY PRIME MINISTER"
    assert _speakers(text)[3] == "PRESIDENT REED"


def test_initials_and_noise_that_never_recur_name_nobody() -> None:
    text = "PM: In May.\n\nJ: Why?\n\nPH: Why not?\n\nJ: When?\n\nP31: Soon.\n\nJOUIIAIS: Sure?\n\nQUESTI0N: Ah?\n\nPM4: Yes.\n\nQUESTION: So?"
    assert _speakers(text) == ["PM", "J", None, "J", None, None, "QUESTION", "PM", "QUESTION"]


def test_heads_and_telephones_inside_a_transcript_open_no_turn() -> None:
    text = (
        "HOST: Good day.\n\nREED: Thank you.\n\nPRESS OFFICE TEL: 555 0100\n\nIN THESE WORDS ON TUESDAY: we met."
        "\n\nHOST: Welcome.\n\nDESK: 5550 1000"
    )
    assert [label for label, _ in _turns(text)] == ["HOST", "REED", "HOST"]


def test_a_label_right_behind_a_label_has_no_words() -> None:
    text = "HOST: Good day.\n\nREED: HOST:\n\nREED: Thank you.\n\nHOST: Welcome."
    assert [words for _, words in _turns(text)] == ["Good day.", "Thank you.", "Welcome."]


def test_a_turn_may_begin_at_a_line_inside_a_paragraph_of_a_scan() -> None:
    text = (
        "QUESTION: Will the road be closed before the end of the year,\nas the council has asked?\n"
        "MINISTER: It will be closed in May and opened again when the\nwork is done.\n\n"
        "QUESTION: And who will pay for it?\nMINISTER: The council will."
    )
    read = facts(text)
    assert [quotation.span.of(text)[:8] for quotation in read.quotations] == [
        "Will the", "It will ", "And who ", "The coun",
    ]  # fmt: skip


def test_reports_inside_a_turn_are_read_beside_it() -> None:
    text = (
        "Elena Costa, the minister, met the press.\n\nJOURNALIST: Mr. Hale said yesterday “the road will stay "
        "closed”. Is he right?\n\nMINISTER: I told Mr. Hale that the road would open in May. He said it was "
        "too late.\n\nJOURNALIST: I said “in May” too.\n\nMINISTER: I think “too late” is wrong."
    )
    read = facts(text)
    said = [
        (q.kind, q.span.of(text), q.attribution and q.attribution.name)
        for q in read.quotations
        if q.rule != "turn"
    ]
    assert said == [
        ("direct", "the road will stay closed", "Mr. Hale"),
        ("indirect", "the road would open in May", "Elena Costa"),
        ("indirect", "it was too late", "Mr. Hale"),
        ("direct", "in May", "JOURNALIST"),
    ]


def test_no_quotation_goes_on_from_one_turn_into_the_next() -> None:
    text = "Q: Last night you said “the road is closed\n\nA: I did not.\n\nQ: You said “it will open”.\n\nA: In May."
    read = facts(text)
    assert [q.span.of(text) for q in read.quotations if q.rule != "turn"] == [
        "the road is closed", "it will open",
    ]  # fmt: skip


def test_others_of_an_office_who_are_spoken_of_do_not_hold_the_floor() -> None:
    text = (
        "PRIME MINISTER: I met Prime Minister Anna Reed of the islands.\n\nJOURNALIST: Did Ms. Hale come?"
        "\n\nPRIME MINISTER: She did.\n\nHALE: I did."
    )
    read = facts(text, speakers="Elena Costa")
    names = [read.speakers[q.attribution.speaker].name for q in read.quotations if q.attribution]
    assert names == ["Elena Costa", "JOURNALIST", "Elena Costa", "HALE"]


def test_in_a_speech_only_words_that_others_said_are_quotations() -> None:
    text = (
        "Friends, I thank you. We are here because my office and I believe in what we call “the long road”.\n\n"
        "I know that we are not alone. Our mayor, Anna Reed, wrote, “Nobody builds a road alone.” I said to "
        "her that we would help.\n\nSome talk of “quick fixes” and we do not. "
    ) + "We will work, and I will do my share of it, as we have done before in our town. " * 30
    read = facts(text, speakers="Elena Costa")
    said = [(q.kind, q.span.of(text), q.attribution and q.attribution.name) for q in read.quotations]
    assert said == [
        ("direct", "Nobody builds a road alone.", "Anna Reed"),
        ("indirect", "we would help", "Elena Costa"),
    ]


def test_an_office_that_is_held_of_something_is_no_name() -> None:
    text = (
        "PRIME MINISTER OF THE ISLANDS: Hello.\n\nREED: Hello.\n\nPRIME MINISTER OF THE ISLANDS: So."
        "\n\nMINISTER FOR ROADS: Yes."
    )
    names = [q.attribution and q.attribution.name for q in facts(text).quotations]
    assert names == [
        "PRIME MINISTER OF THE ISLANDS", "REED", "PRIME MINISTER OF THE ISLANDS", "MINISTER FOR ROADS",
    ]  # fmt: skip


def test_of_turns_only_what_shows_a_sign_of_telling_is_read_for_others_words() -> None:
    text = "Ms Hale told me that it will rain.\n\nI think that it will rain."
    paragraphs = Text(text).paragraphs
    turn = Floor([(Span(0, len(text)), None)])
    assert list(telling(text, paragraphs, turn, lexicon("en"))) == [paragraphs[0]]
    assert list(telling(text, paragraphs, turn, lexicon("de"))) == list(paragraphs)
    assert list(telling(text, paragraphs, Floor(), lexicon("en"))) == list(paragraphs)


def test_of_a_turn_the_paragraph_before_a_report_is_read_too_because_it_names_who_is_meant() -> None:
    text = "I met Ada Hale.\n\nIt was cold.\n\nShe told me that it will rain.\n\nI think so."
    paragraphs = Text(text).paragraphs
    one = Floor([(Span(0, len(text)), None)])
    assert list(telling(text, paragraphs, one, lexicon("en"))) == list(paragraphs[1:3])
    two = Floor([(Span(0, paragraphs[1].end), None), (Span(paragraphs[2].start, len(text)), None)])
    assert list(telling(text, paragraphs, two, lexicon("en"))) == [paragraphs[2]]


def test_no_quotation_goes_on_over_paragraphs_of_a_speech_that_report_nobody() -> None:
    text = (
        "We asked for “a road that lasts, and our town had none of it.\n\nI know that we can do this.\n\n"
        "I am glad of it, and so are my friends.\n\nAnna Reed wrote, “Nobody builds a road alone.”\n\n"
    ) + "We will work, and I will do my share of it, as we have done before in our town. " * 30
    read = facts(text, speakers="Elena Costa")
    assert "Nobody builds a road alone." in [q.span.of(text) for q in read.quotations]


def test_a_report_of_quotations_in_which_people_say_i_is_no_speech() -> None:
    said = (
        "“I know that we can do it, and I will do my share,” said Ann Reed.\n\nThe road was closed in May. "
    )
    read = facts(said * 12, speakers="Elena Costa")
    assert {q.attribution.name for q in read.quotations if q.attribution} == {"Ann Reed"}
