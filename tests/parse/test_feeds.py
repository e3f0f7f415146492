from pathlib import Path

import pytest

from archive.errors import DocumentError
from archive.parse import Unit, parse
from tests.parse.builders import cut, read, write

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Herald</title><link>https://a.example/</link><language>en</language>
<lastBuildDate>{built}</lastBuildDate>
<item><title>Talks go on</title><link>https://a.example/1</link><guid>g-1</guid>
<dc:creator>A. Writer</dc:creator>
<pubDate>Wed, 01 May 2024 23:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<h2>Head</h2><p>The talks <b>go</b> on.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://a.example/2</link>
<description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Courrier</title>
<entry><title>Un</title><id>urn:1</id>
<link rel="self" href="https://a.example/x"/><link href="https://a.example/1"/>
<published>2024-05-01T08:00:00Z</published><updated>2024-05-02T08:00:00Z</updated><author><name>B</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Bonjour <em>tous</em>.</p></div></content></entry>
</feed>"""


def test_each_rss_item_is_a_document(tmp_path: Path) -> None:
    one, two = read(write(tmp_path, "feed.rss", RSS))
    assert (one.id, one.text.value) == ("g-1", "Head\n\nThe talks go on.")
    assert [span.of(one.text.value) for span in one.headings or ()] == ["Head"]
    assert [(item.value, item.origin) for item in one.stated.title] == [("Talks go on", "feed:title")]
    assert [(item.value, item.origin) for item in one.stated.date] == [("2024-05-01", "feed:pubDate")]
    assert one.stated.source[0].value == "The Herald"
    assert one.stated.language[0].value == "en"
    assert one.stated.url == "https://a.example/1"
    assert one.stated.metadata == {"author": "A. Writer"}
    assert (two.id, two.text.value) == ("https://a.example/2", "One & two.")


def test_each_atom_entry_is_a_document(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "feed.atom", ATOM))
    assert (document.id, document.text.value) == ("urn:1", "Bonjour tous.")
    assert [item.value for item in document.stated.date] == ["2024-05-01", "2024-05-02"]
    assert document.stated.language[0].value == "fr"
    assert document.stated.url == "https://a.example/1"


def test_an_entry_does_not_change_when_its_feed_is_built_anew(tmp_path: Path) -> None:
    first = cut(write(tmp_path, "a.xml", RSS.replace("{built}", "Monday")))[0]
    second = cut(write(tmp_path, "a.xml", RSS.replace("{built}", "Tuesday")))[0]
    assert [unit.data for unit in first] == [unit.data for unit in second]
    assert b"Second" not in first[0].data


def test_an_entry_without_words_is_refused(tmp_path: Path) -> None:
    data = "<rss><channel><item><title>x</title><link>https://a.example/1</link></item></channel></rss>"
    good, _ = cut(write(tmp_path, "a.rss", data))
    with pytest.raises(DocumentError, match="no words"):
        parse(good[0])


def test_a_second_entry_with_an_id_is_named(tmp_path: Path) -> None:
    item = "<item><guid>g</guid><description>Words</description></item>"
    good, bad = cut(write(tmp_path, "a.rss", f"<rss><channel>{item}{item}</channel></rss>"))
    assert len(good) == 1
    assert "entry 1" in bad[0].error.message


@pytest.mark.parametrize(
    "data", ["", "<html><p>x</p></html>", "<sitemap/>", "<rss><channel>", "no xml", "<rss " + "a" * 99]
)
def test_other_xml_is_one_bad_unit(tmp_path: Path, data: str) -> None:
    good, bad = cut(write(tmp_path, "a.xml", data))
    assert good == []
    assert len(bad) == 1


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret", "SECRET")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = (
        f'<!DOCTYPE rss [<!ENTITY a0 "boom"><!ENTITY f SYSTEM "file://{secret}">{bomb}]>'
        "<rss><channel><item><description>Words &f; &a11; end</description></item></channel></rss>"
    )
    good, bad = cut(write(tmp_path, "a.xml", data))
    texts = []
    for unit in good:
        assert len(unit.data) < 100_000
        texts.append(parse(unit).text.value)
    assert len(texts) + len(bad) == 1
    assert not any("SECRET" in text or "boomboom" in text for text in texts)


def test_a_feed_in_a_misstated_encoding_is_read(tmp_path: Path) -> None:
    words = "Un café était là, déjà fermé."
    item = f"<item><description>{words}</description></item>"
    data = f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{item}</channel></rss>'
    (document,) = read(write(tmp_path, "a.rss", data.encode("cp1252")))
    assert document.text.value == words


def test_a_unit_that_is_no_feed_is_refused() -> None:
    with pytest.raises(DocumentError, match="no entry"):
        parse(Unit("a", "", b"<rss><channel/></rss>", "feed", "application/xml"))


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("It&amp;#8217;s the &amp;#8220;end&amp;#8221; of &lt;em>roads&lt;/em>", "It’s the “end” of roads"),
        ("<![CDATA[It&#8217;s the &#8220;end&#8221; of <em>roads</em>]]>", "It’s the “end” of roads"),
        ("Ann &amp;amp; Co", "Ann & Co"),
        ("One&lt;br>two", "One two"),
        ("1 &lt; 2 &amp; 3 > 2", "1 < 2 & 3 > 2"),
        ("How to write &lt;em> in a page", "How to write <em> in a page"),
    ],
)
def test_titles_of_entries_and_feeds_hold_no_markup(tmp_path: Path, title: str, plain: str) -> None:
    item = f"<item><title>{title}</title><description>The words.</description></item>"
    data = f"<rss><channel><title>{title}</title>{item}</channel></rss>"
    (document,) = read(write(tmp_path, "a.rss", data))
    assert (document.stated.title[0].value, document.stated.source[0].value) == (plain, plain)


@pytest.mark.parametrize(
    ("kind", "plain"), [("html", "The end & more"), ("text", "The <em>end</em> &amp; more")]
)
def test_an_atom_title_says_whether_it_is_markup(tmp_path: Path, kind: str, plain: str) -> None:
    title = f'<title type="{kind}">The &lt;em>end&lt;/em> &amp;amp; more</title>'
    data = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>{title}'
        "<source><title>Herald</title><id>urn:x</id></source><content>Words.</content></entry></feed>"
    )
    (document,) = read(write(tmp_path, "a.atom", data))
    assert document.stated.title[0].value == plain
    assert document.stated.source[0].value == "Herald"
