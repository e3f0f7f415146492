"""One address, by Haystack's generic view for facets."""

from django.conf import settings
from django.urls import path
from haystack.generic_views import FacetedSearchView
from haystack.query import SearchQuerySet

from benchmarks import search_stock

search_stock.connect(settings.DATA_DIR / "stock")


class Results(FacetedSearchView):
    load_all = False  # what the index stores is all that the template shows
    paginate_by = 20
    facet_fields = search_stock.FACETS
    queryset = SearchQuerySet(using=search_stock.ALIAS).highlight()


urlpatterns = [path("search/", Results.as_view())]
