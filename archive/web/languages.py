"""Languages for people and for HTML: a name and a direction for a BCP 47 tag."""

from django.conf.locale import LANG_INFO

# ISO 639 codes of languages written from right to left unless a script subtag says otherwise. Django's
# table is not used: it counts Azerbaijani among them.
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
NAMES = {"fa": "Persian", "ps": "Pashto", "yi": "Yiddish", "zh": "Chinese", "tl": "Tagalog", "la": "Latin"}


def name_of(tag: str) -> str:
    """English name of the language, else the tag itself; "language not known" for an empty one."""
    if not tag:
        return "language not known"
    base = tag.lower().split("-")[0]
    return NAMES.get(base) or LANG_INFO.get(tag.lower(), LANG_INFO.get(base, {})).get("name") or tag


def direction_of(tag: str) -> str:
    """ "rtl", "ltr", or "auto" where the language is not known."""
    parts = tag.lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    if not tag:
        return "auto"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"
