"""What papers and pages write with a number beside a date: an issue, a page, a price, a season, a handle."""

import re

__all__ = ["issue_end", "note_end"]

_YEARBOOK = (
    r"(?:jahrgang|jg|jaargang|jrg|årgang|årg|année|annee|anno|año|ano|évfolyam|ročník|rocznik|rok|год|volume|vol"
    r"|tome|band|bd)"
)
# A number of an issue or a volume, before its word or behind it: "No. 5012", "Anno XII", "46e jaargang".
_NUMBERED = (
    r"(?:No|Nr|Nº|N°|N|Núm|Num|Number|Número|№|Issue|Ausgabe|Order|szám|رقم العدد|شماره|العدد"
    rf"|{_YEARBOOK})(?!\w)[.:\s#]*\[?(?:\d[\d/.,-]*|[IVXLC]+(?!\w))\]?(?:\s\(\d{{1,6}}\)\.?)?"
    r"|\d{1,3}/(?:19|20)\d\d(?![\d/])"
    rf"|\d{{1,3}}(?:e|de|ste|º|ª|th|rd|nd|st|[-.]?й)?\.?\s{_YEARBOOK}(?!\w)\.?"
)
_SHEET = (
    r"(?:sec(?:tion|\.)\s\w{1,10},?\s)?"
    r"(?:(?:page|pg|pp?|image|seite|página|pagina|pág|pag|blz|стр)\b\.?:?\s?[A-Z]{0,2}-?\d{1,4}"
    r"(?:\s(?:of|/)\s\d{1,4})?|page\s(?:one|two|three|four|five|six|seven|eight|nine|ten)"
    r"|S\.\s?\d{1,4}|[A-Z]{1,2}-?\d{1,3}(?!\w)"
    r"|cc?\.?\s?\d{1,4}(?:[–-]\d{1,4})?)(?!\w)"
)
_COIN = (
    r"(?:cents?|penny|pence|shillings?|annas?|rupees?|francs?|frs?|pfennig|pf|pfg|mark|centimes?|centesimi|cent"
    r"|lire|pesetas?|céntimos|cts|ctvs|reis|réis|öre|øre|kopeks?|коп|руб|kuruş|para|groszy|[cdpsf]|€|euros?)"
)
_PRICE = (  # by its word or by its coin: "Price 6d.", "Ten Cents", "Cent. 20"
    rf"(?:(?:price|preis|prix|precio|prezzo|preço|prijs|цена|cena|ár|fiyatı)\b[:.]?\s[^\d\n|]{{0,3}}"
    rf"|(?=[\w.,½]{{1,9}}\s?{_COIN}(?!\w)))"
    r"(?:\d[\d.,½]*|one|two|three|four|five|six|ten|half a|ein|zwei|zehn|un|deux|dix)"
    rf"(?:\s?{_COIN}\.?(?!\w))?|cents?\.\s\d{{1,3}}(?!\d)"
)
_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver"
    r"|primavera|verano|otoño|invierno|estate|autunno|inverno)[\s/]\d{4}(?!\d)"
)
_BUREAU = r"(?-i:[A-Z]{2,4}-[A-Z]{2,3}-)(?=\d\d-\d\d-\d\d)"  # "AP-NY-05-14-97 1432EDT"
_HANDLE = r"[@#][\w.]{2,30}|[\w.+-]{1,40}@[\w.-]{3,40}"
_ISSUE = re.compile(f"{_NUMBERED}|{_SHEET}|{_PRICE}", re.IGNORECASE)
_NOTE = re.compile(f"{_NUMBERED}|{_SHEET}|{_PRICE}|{_SEASON}|{_BUREAU}|{_HANDLE}", re.IGNORECASE)


def note_end(text: str, at: int, end: int) -> int:
    """Where such a note that begins here ends; 0 where none does."""
    found = _NOTE.match(text, at, end)
    return found.end() if found else 0


def issue_end(text: str, at: int, end: int) -> int:
    """Where the number of an issue, of its volume or page, or its price ends that begins here; 0 for none:
    only what is printed has one."""
    found = _ISSUE.match(text, at, end)
    return found.end() if found else 0
