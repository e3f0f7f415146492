"""Every address of the site."""

from django.contrib import admin
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from archive.web.views import advanced, articles, dates, exports, home, search, site, sources, speakers


class YearConverter(StringConverter):
    regex = "[0-9]{4}"


class TwoDigitsConverter(StringConverter):
    regex = "[0-9]{2}"


register_converter(YearConverter, "yyyy")
register_converter(TwoDigitsConverter, "dd")

handler404 = site.not_found
handler500 = site.failed

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<str:public_id>.json", articles.article_json, name="article-json"),
    path("articles/<str:public_id>.txt", articles.article_txt, name="article-txt"),
    path("articles/<str:public_id>.bib", articles.article_bib, name="article-bib"),
    path("articles/<str:public_id>.ris", articles.article_ris, name="article-ris"),
    path("articles/<str:public_id>/", articles.article, name="article-by-id"),
    path("articles/<str:public_id>/original", articles.original, name="article-original"),
    path("articles/<str:public_id>/<str:slug>/", articles.article, name="article"),
    path("dates/", dates.dates, name="dates"),
    path("dates/undated/", dates.undated, name="dates-undated"),
    path("dates/<yyyy:year>/", dates.period, name="dates-year"),
    path("dates/<yyyy:year>/<dd:month>/", dates.period, name="dates-month"),
    path("dates/<yyyy:year>/<dd:month>/<dd:day>/", dates.period, name="dates-day"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:slug>/", sources.source, name="source"),
    path("speakers/", speakers.speakers, name="speakers"),
    path("speakers/<str:slug>/", speakers.speaker, name="speaker"),
    path("search/", search.search, name="search"),
    path("search/advanced/", advanced.advanced_search, name="search-advanced"),
    path("search/complete/", search.complete, name="search-complete"),
    path("search/results.csv", exports.results_csv, name="search-csv"),
    path("search/results.jsonl", exports.results_jsonl, name="search-jsonl"),
    path("search/help/", search.search_help, name="search-help"),
    path("theme/", site.theme, name="theme"),
    path("robots.txt", site.robots, name="robots"),
    path("admin/", admin.site.urls),
]
