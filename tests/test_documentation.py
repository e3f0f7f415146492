"""README and the documents name every command, setting, target and parameter, and nothing that is not there."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.management import get_commands, load_command_class

from archive.search import Filters, Query
from archive.urls import urlpatterns
from archive.web.links import REPEATABLE, with_all_values

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
SEARCHING = (ROOT / "docs" / "search.md").read_text()
OURS = sorted(name for name, app in get_commands().items() if app == "archive")
DJANGO_OPTIONS = {
    "--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color",
    "--force-color", "--skip-checks",
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_readme_names_the_command_with_every_option(name: str) -> None:
    assert f"`{name}" in README
    parser = load_command_class("archive", name).create_parser("manage.py", name)
    options = {option for action in parser._actions for option in action.option_strings if option[:2] == "--"}
    missing = {option for option in options - DJANGO_OPTIONS if option not in README}
    assert not missing


def test_readme_names_every_setting() -> None:
    settings = (ROOT / "archive" / "settings.py").read_text()
    names = re.findall(r'env\.\w+\(\s*"(\w+)"', settings)
    assert len(names) >= 4
    assert [name for name in names if f"`{name}`" not in README] == []


def test_the_guide_to_searching_names_every_parameter_and_address_of_a_search() -> None:
    everything = Query(
        text="oil",
        filters=Filters(**dict.fromkeys(REPEATABLE, ("one",)), first="2024", last="2025"),
        subject="quotations", match="any", sort="newest", versions="all", group="speaker", page=2, size=50,
    )  # fmt: skip
    names = {name for name, _ in parse_qsl(urlsplit(with_all_values(everything)).query)}
    assert len(names) >= 15
    assert [name for name in sorted(names) if f"`{name}`" not in SEARCHING] == []
    addresses = [
        str(pattern.pattern) for pattern in urlpatterns if str(pattern.pattern).startswith("search/")
    ]
    assert len(addresses) >= 4
    assert [address for address in addresses if f"`/{address}" not in SEARCHING] == []


def test_every_document_that_readme_links_to_exists() -> None:
    links = re.findall(r"\]\(([\w./-]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_target_that_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", README))
    assert {"serve", "test"} <= named
    assert named <= targets


def test_the_top_level_holds_only_what_belongs_there() -> None:
    allowed = {
        "manage.py", "requirements.txt", "archive", "templates", "static", "seeds", "tests", "README.md",
        "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", "requirements-dev.txt", ".gitignore",
        ".gitattributes", ".ci", "benchmarks", "docs",
    }  # fmt: skip
    made = {"var", ".venv", ".git", "__pycache__"}
    found = {path.name for path in ROOT.iterdir()} - made
    assert {name for name in found if not name.endswith("_cache") and name != ".hypothesis"} <= allowed


def test_the_seeds_are_kept_byte_for_byte() -> None:
    assert "seeds/* -text" in (ROOT / ".gitattributes").read_text()
    assert sorted(path.name for path in (ROOT / "seeds").iterdir()) == [
        "000_0923c08984c8a181.txt",
        "004_2c921a2b73821208.txt",
    ]
