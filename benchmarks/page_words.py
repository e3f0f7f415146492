"""What the pages of `make_pages.py` say: months and labels by language, subjects and sentences."""

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
    " grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
PRINTED = {
    "de": "Veröffentlicht am {d}. {m} {y}",
    "fr": "Publié le {d} {m} {y}",
    "es": "Publicado el {d} de {m} de {y}",
    "it": "Pubblicato il {d} {m} {y}",
    "pt": "Publicado em {d} de {m} de {y}",
    "nl": "Gepubliceerd op {d} {m} {y}",
    "pl": "Opublikowano {d} {m} {y}",
    "ru": "Опубликовано {d} {m} {y}",
    "tr": "Yayınlanma tarihi: {d} {m} {y}",
}
SUBJECTS = (
    "harbour wall", "river ferry", "seed bank", "town archive", "railway bridge", "water works", "night bus",
    "school garden", "lighthouse", "market hall", "cycle path", "weather station",
)  # fmt: skip
SENTENCES = (
    "The council said on Tuesday that work on the {s} would begin once all members had read the plans.",
    "A spokeswoman for the engineers described the state of the {s} as better than many had feared.",
    "Residents asked for a second meeting, and the chair agreed to hold it before the end of the month.",
    "“We have waited long enough for the {s},” one of them said, “and we can wait a little longer.”",
    "The costs are to be shared between the district and the county, as they were for the last such project.",
    "A report of forty pages lists what has to be repaired and in which order it should be done.",
)
