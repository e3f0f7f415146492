from archive.search.results import Bar, Timeline
from archive.web.histogram import HEIGHT, Histogram, draw, period_words


def drawn(*bars: Bar, years: tuple[Bar, ...] = (), spread: int = 0) -> Histogram:
    """Of months, or of years; of years of one article each where months alone are given."""
    months = tuple(bar for bar in bars if len(bar.start) == 7)
    years = years or tuple(Bar(year, 1) for year in sorted({bar.start[:4] for bar in bars}))
    years = tuple(bar for bar in bars if len(bar.start) == 4) or years
    figure = draw(Timeline(months, years, spread=spread), link=lambda start: f"/{start}", noun="articles")
    assert figure is not None
    return figure


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(Timeline((Bar("2024-01", 0),), (Bar("2024", 0),)), link=str, noun="articles") is None


def test_months_stand_at_their_place_in_whole_years() -> None:
    figure = drawn(Bar("2024-03", 2), Bar("2025-01", 4))
    assert figure.width == 240
    assert [column.x for column in figure.columns] == [20, 120]
    assert [label.text for label in figure.axis] == ["2024", "2025"]
    assert figure.unit == "month"


def test_bars_are_links_with_words() -> None:
    (column,) = drawn(Bar("2024-03", 2)).columns
    assert (column.label, column.href) == ("March 2024", "/2024-03")
    assert column.says == "March 2024: 2 articles"


def test_one_is_not_said_in_the_plural_and_what_is_inferred_is_said() -> None:
    one, many = drawn(Bar("2024-03", 1), Bar("2024-04", 1_234, 3)).columns
    assert one.says == "March 2024: 1 article"
    assert many.says == "April 2024: 1,234 articles, 3 of them with an inferred year"


def test_an_inferred_share_stands_on_the_known_one() -> None:
    (column,) = drawn(Bar("2024-03", 4, 1)).columns
    assert column.soft_top + column.soft == column.top
    assert column.top + column.solid == HEIGHT
    assert column.solid == 3 * column.soft


def test_a_long_time_is_drawn_by_year_on_an_axis_of_a_few_labels() -> None:
    months = Bar("1950-03", 1), Bar("1950-04", 1, 1), Bar("2025-01", 9)
    figure = drawn(*months, years=(Bar("1950", 2, 1), Bar("2025", 9)))
    assert figure.unit == "year"
    assert [(column.label, column.count, column.inferred) for column in figure.columns] == [
        ("1950", 2, 1),
        ("2025", 9, 0),
    ]
    assert [label.text for label in figure.axis] == [str(year) for year in range(1950, 2030, 10)]


def test_a_year_counts_what_it_holds_once_however_many_months_that_touches() -> None:
    whole_year = tuple(Bar(f"2019-{month:02}", 1) for month in range(1, 13))
    figure = drawn(*whole_year, Bar("2025-01", 2), years=(Bar("2019", 1), Bar("2025", 2)), spread=1)
    assert [(column.label, column.count) for column in figure.columns] == [("2019", 1), ("2025", 2)]
    assert figure.spread == 0


def test_bars_of_months_tell_how_many_stand_in_several() -> None:
    assert drawn(Bar("2024-01", 1), Bar("2024-02", 1), years=(Bar("2024", 1),), spread=1).spread == 1


def test_the_axis_has_round_years() -> None:
    figure = drawn(Bar("1941", 1), Bar("2025", 1))
    assert [label.text for label in figure.axis if label.text] == ["1940", "1960", "1980", "2000", "2020"]
    assert len(figure.axis) == 9
    assert [column.x for column in figure.columns] == [10, 850]
    assert [label.text for label in drawn(Bar("0007", 1), Bar("2025", 1)).axis][:2] == ["0007", "0507"]


def test_times_without_holdings_are_marked_between_the_first_and_the_last() -> None:
    assert drawn(Bar("2024-01", 1), Bar("2024-04", 1)).gaps == (10, 20)


def test_times_without_results_of_which_the_archive_holds_something_are_no_gaps() -> None:
    held = frozenset({"2023", "2023-11", "2024", "2024-01", "2024-02", "2024-05"})
    bars = (Bar("2024-01", 1),), (Bar("2024", 1),)
    figure = draw(Timeline(*bars, held=held), link=str, noun="articles")
    assert figure is not None
    assert figure.gaps == (20, 30)


def test_the_smallest_bar_can_be_seen() -> None:
    assert min(column.solid for column in drawn(Bar("2024-01", 1), Bar("2024-02", 9999)).columns) >= 4


def test_periods_are_said_in_words() -> None:
    assert [period_words(start) for start in ("2024", "2024-05", "2024-05-01")] == [
        "2024",
        "May 2024",
        "1 May 2024",
    ]
