import pytest
from django.urls import reverse

from archive.models.addresses import address_of


@pytest.mark.parametrize(
    "parts", [("b0000001", "a-title"), ("b0000001", "بيان"), ("b1", "50%-of_it~,;'()!"), ("part-1", "part-0")]
)
def test_an_address_is_the_one_that_reverse_gives(parts: tuple[str, ...]) -> None:
    assert address_of("article", *parts) == reverse("article", args=parts)
    assert address_of("source", parts[1]) == reverse("source", args=[parts[1]])


def test_a_slash_cannot_make_another_path() -> None:
    assert address_of("speaker", "a/b") == "/speakers/a%2Fb/"
