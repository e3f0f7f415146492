import pytest

from archive.errors import DocumentError
from archive.parse import Unit, parse
from archive.text import Document
from tests.parse.builders import read_or_refused

HEAD = "From: The Herald <news@a.example>\nSubject: Talks go on\nDate: Wed, 01 May 2024 23:30:00 +0200\n"


def read(value: str | bytes) -> Document:
    data = value.encode() if isinstance(value, str) else value
    return parse(Unit("mail", "", data, "mail", "message/rfc822"))


def test_a_plain_mail_is_its_body_and_its_headers_are_stated() -> None:
    document = read(f"{HEAD}To: a@b.example\n\nThe talks go on.\nThey said.\n".replace("\n", "\r\n"))
    assert document.text.value == "The talks go on.\nThey said.\n"
    stated = document.stated
    assert [(item.value, item.origin) for item in stated.title] == [("Talks go on", "mail:Subject")]
    assert [(item.value, item.origin) for item in stated.date] == [("2024-05-01", "mail:Date")]
    assert [(item.value, item.origin) for item in stated.source] == [("The Herald", "mail:From")]
    assert stated.metadata["to"] == "a@b.example"


def test_encoded_headers_and_bodies_are_decoded() -> None:
    document = read(
        b"Subject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/plain; charset=windows-1252\n"
        b"Content-Transfer-Encoding: quoted-printable\n\nHe said =93yes=94 =\ntwice.\n"
    )
    assert document.stated.title[0].value == "Café"
    assert (document.text.value, document.text.encoding) == ("He said “yes” twice.\n", "cp1252")


def multipart(*parts: str) -> str:
    body = "".join(f"--x\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n{body}--x--\n"


def test_the_plain_part_goes_before_the_html_part() -> None:
    html = "Content-Type: text/html\n\n<p>From <b>HTML</b>.</p>"
    assert (
        read(multipart(html, "Content-Type: text/plain\n\nFrom plain.")).text.value.strip() == "From plain."
    )
    document = read(multipart(html))
    assert document.text.value == "From HTML."
    assert document.headings == ()


def test_attachments_are_no_text() -> None:
    attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached."
    assert read(multipart(attached, "Content-Type: text/plain\n\nBody.")).text.value.strip() == "Body."
    with pytest.raises(DocumentError, match="no text"):
        read(multipart(attached))


def test_flowed_lines_are_joined() -> None:
    assert (
        read("Content-Type: text/plain; format=flowed\n\nOne \ntwo.\nThree.\n").text.value
        == "One two.\nThree.\n"
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Subject: only a subject\n\n",
        "Date: not a date at all\nFrom: @@@<<>>\nContent-Type: ;;;\n\nWords.",
        "Content-Type: text/plain; charset=nonsense\n\nWords.",
        "Content-Transfer-Encoding: base64\n\n!!!not base64",
        "Content-Type: multipart/mixed\n\nno boundary",
        "Subject: " + "=?utf-8?q?" * 2000 + "\n\nWords.",
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)),
        "From: " + "(" * 5000 + "\n\nWords.",
    ],
)
def test_damaged_mails_are_read_or_refused(value: str) -> None:
    assert read_or_refused(lambda: read(value))
