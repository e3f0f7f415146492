"""Markup that hides its own words: elements and comments without an end, frames, a page after the page.

Browsers differ from our parser here (https://html.spec.whatwg.org/#parsing): they go on after </html>, and
old ones ended a title or a comment at the next tag. An archive wants the words.
"""

import re

_AFTER_END = re.compile(
    r"</(?:html|body)\s*+>(?=\s*+<(?!!--|/(?:html|body)\s*+>|script\b)[a-z!])", re.IGNORECASE
)
_ENDS = re.compile(r"</(?:html|body)\s*+>", re.IGNORECASE)
_FRAMES = re.compile(
    r"</?+(?:noframes|frameset|noscript)\b[^>]{0,500}+>|<frame\b[^>]{0,500}+>", re.IGNORECASE
)
_SWALLOWING = ("title", "style", "script", "textarea", "xmp", "select")


def continued(html: str) -> str:
    """The markup without the ends of a page after which another begins: all is one page to a browser."""
    return _ENDS.sub("", html) if _AFTER_END.search(html) else html


def opened(html: str) -> str:
    """The markup of a page that shows nothing with what swallows its words ended or taken away."""
    html = _FRAMES.sub("", html)
    for tag in _SWALLOWING:
        html = _ended(html, tag)
    return _without_open_comment(html)


def _ended(html: str, tag: str) -> str:
    """An element that nothing ends ends before the next tag."""
    starts = list(re.finditer(rf"<{tag}\b[^>]{{0,500}}+>", html, re.IGNORECASE))
    if not starts or re.search(rf"</{tag}\s*+>", html[starts[-1].end() :], re.IGNORECASE):
        return html
    stop = re.compile(r"<(?:/head|body|h[1-6]|p|div|table|center|title|meta|link)\b", re.IGNORECASE).search(
        html, starts[-1].end()
    )
    at = stop.start() if stop else len(html)
    return f"{html[:at]}</{tag}>{html[at:]}"


def _without_open_comment(html: str) -> str:
    """A comment that nothing ends goes on to the next tag."""
    start = html.rfind("<!--")
    if start < 0 or "-->" in html[start:]:
        return html
    stop = re.compile("[<>]").search(html, start + 4)
    return html[:start] + (html[stop.start() + (stop[0] == ">") :] if stop else "")
