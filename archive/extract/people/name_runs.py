"""Where a name begins and ends in running text: capitals, particles, suffixes, and roles between names."""

from archive.extract.people.name_marks import goes_on
from archive.extract.people.ranks import rank_end
from archive.extract.words.given_names import is_given
from archive.extract.words.speechwords import Lexicon
from archive.extract.words.terms import pairs, terms
from archive.extract.words.tokens import Token

# Frames are bounded, so that a megabyte of capitals costs no more than its length.
LONGEST = 14
# What English words for trades end in.
TRADES = ("writer", "maker", "ologist", "eon", "ist", "grapher", "keeper", "worker", "man", "woman")
# What English words for those who do something end in, before a known given name.
AGENTS = ("er", "or", *TRADES)
# What bids readers look at somebody: "Ask Ann Hale about it", "Enter Ann Hale".
SEEKING = frozenset({"ask", "enter", "meet", "tell", "take", "call", "see", "hear", "consider", "say"})
# Whose relative somebody is stands with a capital where a sentence begins: "Gran Ada Hale told".
KIN = terms("kin-en")
# Particles that a surname may begin with when it stands alone: "von der Heide said".
NOBILIARY = terms("nobiliary-particles")
# How German numbers end in words: "zwanzig", "fünfhundert".
COUNTS = ("zig", "ßig", "zehn", "hundert", "tausend", "zwei", "drei", "vier", "fünf", "zwölf", "ige", "paar")
# Letters that end a name: "HON ANN REED MP" above "DOORSTOP".
POST_NOMINALS = terms("post-nominals")

FAMILIES = terms("family-names-first")
INTERJECTIONS = terms("interjections-en")
SUFFIXES = terms("name-suffixes")
# What an office is for: "State" in "Secretary of State".
OBJECTS = terms("office-objects-en")


def may_open(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    token = tokens[at]
    if token.low in NOBILIARY and token.kind == "word" and not token.capital:
        hangs = token.low in lexicon.determiners or _hangs_on(tokens, at, first, lexicon)
        return not hangs and _capital_follows(tokens, at, at + 4, terms("name-particles"))
    if token.kind != "word" or not token.capital or token.low in lexicon.pronouns:
        return False
    if token.low == "mark" and at > first and lexicon.language == "de" and _counts(tokens[at - 1]):
        return False  # "zwanzig Mark Buße"
    if token.low in lexicon.times or is_contracted(token.low, lexicon):
        return False
    if at == first or tokens[at - 1].text in ("“", '"', "(", ":"):
        acts = token.low in lexicon.participles and at + 1 < len(tokens) and not tokens[at + 1].capital
        if lexicon.language == "en" and token.low in INTERJECTIONS:
            return False
        adverb = token.low.endswith("ly") and not is_given(token.low)  # not "Emily", "Kelly"
        return token.low not in lexicon.functions and not adverb and not acts
    if token.low not in lexicon.functions or (token.text.isupper() and len(token.text) > 1):
        return True
    # "Will Hale": an auxiliary with a capital inside a sentence is a first name.
    return is_given(token.low) and at + 1 < len(tokens) and tokens[at + 1].capital


def _counts(token: Token) -> bool:
    """Whether a token is a German number, in digits or words."""
    return token.kind == "number" or (not token.capital and token.low.endswith(COUNTS))


def _hangs_on(tokens: tuple[Token, ...], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a particle is the preposition of a noun before it: "procureur de la République"."""
    if at == first or tokens[at - 1].kind != "word":
        return False
    low = tokens[at - 1].low
    return low in lexicon.offices or (low not in lexicon.functions and low not in lexicon.verbs)


def opens_with_a_trade(tokens: tuple[Token, ...], first: int, last: int, opening: int) -> int:
    """How many words before a name have capitals only because a sentence begins: "Goalscorer Ann Hale"."""
    if first != opening or last - first < 3:
        return 0
    low = tokens[first].low
    told = low.endswith(AGENTS) or low in SEEKING or low in KIN
    trade = (told or joins_small_words(tokens[first].text)) and not is_given(low)
    called = tokens[first + 2].kind == "quoted"  # "Mentor Des “Dozer” Hale"
    known = is_given(tokens[first + 1].low) or tokens[first + 1].low in FAMILIES
    named = known or joins_small_words(tokens[first].text) or called
    goes_on = called or tokens[first + 2].capital or tokens[first + 2].low in terms("name-particles")
    return int(trade and named and goes_on)


def joins_small_words(word: str) -> bool:
    """Whether hyphens join small words to one with a capital: "Mum-of-four", "Actor-director"."""
    first, *others = word.split("-")
    return bool(others) and all(part.islower() for part in others) and not is_given(first.lower())


def is_contracted(low: str, lexicon: Lexicon) -> bool:
    """A pronoun with its verb: "I've", "you'd"; "O'Brien" has no pronoun before its apostrophe."""
    before, apostrophe, _ = low.partition("'")
    return bool(apostrophe) and before in lexicon.pronouns


def uncontracted(low: str) -> str:
    """A pronoun without the verb contracted with it: "he" of "he'd"."""
    return low.partition("'")[0] or low


def run_end(tokens: tuple[Token, ...], at: int, stop: int, lexicon: Lexicon) -> int:
    particles = terms("name-particles")
    end = at + 1
    limit = min(stop, at + LONGEST)
    while end < limit and not _is_over(tokens, at, end, lexicon):
        token = tokens[end]
        if token.kind == "word" and token.capital and not _is_time(tokens, at, end, lexicon):
            small = uncontracted(token.low) in lexicon.pronouns and not is_regnal(tokens, end, token)
            small = small or token.low in lexicon.determiners
            if small and not _opens_surname(tokens, end, limit, lexicon):
                break
            end += 1
        elif is_suffix(token) or (token.kind == "word" and _opens_noble(tokens, at, end, limit, lexicon)):
            end += 1
        elif token.low == "j.g." or (token.text == "&" and end + 1 < limit and tokens[end + 1].capital):
            end += 1 + (token.text == "&")
        elif (
            token.low in particles
            and not _genitive(tokens, end, lexicon)
            and not _of_a_body(tokens, at, end, lexicon)
            and (_capital_follows(tokens, end, limit, particles))
        ):
            end += 1
        elif token.low == "of" and tokens[end - 1].low in lexicon.offices and end + 1 < limit:
            ahead = end + 1 + (tokens[end + 1].low == "the")
            if ahead >= limit or not tokens[ahead].capital or tokens[ahead].kind != "word":
                break
            end = ahead + 1
        elif token.kind != "word" and (ranked := rank_end(tokens, end, limit, lexicon)) > end:
            end = ranked
        elif _two_more(tokens, end, limit, lexicon):
            end += 2
        elif _role_bridge(tokens, at, end, limit, lexicon):
            end += 1
        else:
            break
    return _without_tail(tokens, at, end, lexicon)


def _without_tail(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> int:
    """Where a run ends without a title or a preposition that is no part of the name."""
    # A title that ends a run opens another name: "Sir Robert Marlow Mr" of a heading; not "Ann Ruiz Pastor,".
    behind = tokens[end] if end < len(tokens) else None
    closed = behind is not None and behind.text == ","
    while end - 1 > at and not closed and _opens_another(tokens[end - 1], lexicon):
        end -= 1
    alone = end - at == 2 and not (behind is not None and behind.capital)
    if alone and tokens[at + 1].low in lexicon.prepositions:
        return at + 1  # "Thank you Ian In May" of a text that lost its stops
    return end


def _opens_another(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.honorifics.get(token.low, ("", "", "k"))[2] == "-"


def _two_more(tokens: tuple[Token, ...], at: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a mark or "and" goes on with the name together with what follows it."""
    if at + 1 >= limit:
        return False
    after = tokens[at + 1]
    suffix = tokens[at].text == "," and is_suffix(after) and after.capital
    return suffix or goes_on(tokens, at, limit, lexicon) or _joins_objects(tokens, at, limit, lexicon)


def object_end(tokens: tuple[Token, ...], at: int, last: int, lexicon: Lexicon) -> int:
    """Where the words from `at` end that tell what an office is for: "State", "the Bank of England", "Texas";
    `at` where none do."""
    end = found = at
    while end < last:
        joins = end == at or tokens[end - 1].low in ("of", "the")
        place = _place_end(tokens, end, last, lexicon) if joins else end
        if place > end or tokens[end].low in OBJECTS:
            end = found = max(place, end + 1)
        elif tokens[end].low in ("of", "and", "the", "&"):
            end += 1
        else:
            break
    return found


def _place_end(tokens: tuple[Token, ...], at: int, last: int, lexicon: Lexicon) -> int:
    """Where a place that is named from `at` ends; `at` without one."""
    words = [token.text for token in tokens[at : min(last, at + 2)]]
    for count in range(len(words), 0, -1):
        place = " ".join(words[:count])
        if place.lower() in lexicon.places or place in terms("cities"):
            return at + count
    return at


def _joins_objects(tokens: tuple[Token, ...], at: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside what an office is for: "Minister of Trade and Industry"."""
    if tokens[at].low != "and" or not (tokens[at + 1].capital and tokens[at + 1].low in OBJECTS):
        return False
    another = at + 2 < limit and tokens[at + 2].low in lexicon.offices
    office = any(token.low == "of" for token in tokens[max(0, at - 4) : at])
    return office and not another and tokens[at - 1].low in OBJECTS


def is_regnal(tokens: tuple[Token, ...], behind: int, number: Token) -> bool:
    """Whether "I" is a number: "King Charles I"; `behind` is a token after the title, up to the number."""
    if number.text not in ("I", "I."):
        return False
    return any(token.low in terms("regnal-titles") for token in tokens[max(0, behind - 3) : behind])


def is_suffix(token: Token) -> bool:
    """Whether a token is what may follow a surname: "Jr.", "III", letters; a number only in capitals."""
    if token.low not in SUFFIXES or token.kind != "word" or token.text == "am":  # "die Siegerin am Freitag"
        return False
    return token.text.isupper() or generation_of(token.low) in ("", "jr", "sr")


def generation_of(low: str) -> str:
    """ "jr", "sr" or the number that a suffix stands for; "" for letters after a name."""
    return "i" if low.rstrip(".") == "i" else pairs("generations").get(low, "")


def _is_time(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word tells a time, no German surname: "Ole Winter"."""
    named = lexicon.language == "de" and end == at + 1 and is_given(tokens[at].low)
    return tokens[end].low in lexicon.times and not named


def _is_over(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether letters after a name have ended it, or what is told follows it: "räumte Karl Weber Fehler ein";
    "Local MP Ann Reed" only begins with letters."""
    if lexicon.language == "de" and tokens[end].low in terms("objects-told-de"):
        return True
    if end < at + 3 or tokens[end - 1].low not in POST_NOMINALS:
        return False
    return any(len(token.text.rstrip(".")) == 1 or is_given(token.low) for token in tokens[at : end - 1])


def _opens_surname(tokens: tuple[Token, ...], at: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether an article or "d'" begins a French surname: "Gaëtan Le Roux", "Louis d'Arcy"."""
    article = tokens[at].low in ("le", "la", "les", "d'")
    return lexicon.language == "fr" and article and at + 1 < limit and tokens[at + 1].capital


def _opens_noble(tokens: tuple[Token, ...], first: int, at: int, limit: int, lexicon: Lexicon) -> bool:
    return (
        tokens[at].low == "d'" and is_given(tokens[first].low) and _opens_surname(tokens, at, limit, lexicon)
    )


def _genitive(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a particle is an article after an office: "Sprecher der Feuerwehr", "Ministre du Travail"."""
    article = tokens[at].low in lexicon.determiners or tokens[at].low in ("du", "des", "della")
    named = tokens[at - 1].capital and lexicon.language != "en"  # but "Grant du Toit"
    return article and (tokens[at - 1].low in lexicon.offices or named)


def _of_a_body(tokens: tuple[Token, ...], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether "von" or "zu" follows a full German name: "Petra Schulz von der Nordbank"."""
    if lexicon.language != "de" or tokens[at].low not in ("von", "zu", "zur"):
        return False
    if tokens[at - 1].low in lexicon.offices:  # "der Vater von Anna Vogt"
        return True
    return at - first > 1 and any(is_given(token.low) for token in tokens[first : at - 1])


def _capital_follows(tokens: tuple[Token, ...], at: int, limit: int, particles: frozenset[str]) -> bool:
    for ahead in range(at + 1, min(limit, at + 4, len(tokens))):
        if tokens[ahead].kind == "word" and tokens[ahead].capital:
            return True
        if tokens[ahead].low not in particles:
            return False
    return False


def _role_bridge(tokens: tuple[Token, ...], first: int, at: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether lower-case role words lead on to a name: "Trump campaign manager Corey Lewandowski"."""
    for ahead in range(at, min(limit, at + 5)):
        token = tokens[ahead]
        if token.kind != "word":
            return False
        if token.capital:
            return ahead > at and _is_trade(tokens[ahead - 1].low, lexicon)
        if not _is_trade(token.low, lexicon) and token.low not in lexicon.modifiers:
            return False
    return False


def _is_trade(low: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word between names is a role, listed or by its ending: "speechwriter Ann Lee"."""
    if low in lexicon.roles:
        return True
    return low.endswith(TRADES) and low not in lexicon.functions and low not in lexicon.verbs
