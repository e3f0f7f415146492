"""The admin lists and searches every model, and lets nobody edit what the next ingest would replace."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.builders import a_quotation, an_appearance, an_article, an_origin

MODELS = [model._meta.model_name for model in apps.get_app_config("archive").get_models()]
THROUGH = {"article_vias"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("curator", password="x"))
    article = an_article("The board met.\n\n“It is settled,” said Ada Quill.", source="Harbour Post")
    a_quotation(article, "It is settled,", an_appearance(article))
    an_origin(article)
    return client


@pytest.mark.parametrize("name", sorted(set(MODELS) - THROUGH))
def test_every_model_is_listed_and_searched(admin: Client, name: str) -> None:
    url = reverse(f"admin:archive_{name}_changelist")
    assert admin.get(url).status_code == 200
    found = admin.get(url, {"q": "7"})
    assert found.status_code == 200
    assert b'id="searchbar"' in found.content


def test_extracted_values_are_read_only(admin: Client) -> None:
    article: Any = an_article(title="As read")
    url = reverse("admin:archive_article_change", args=[article.pk])
    assert b"As read" in admin.get(url).content
    assert admin.post(url, {"title": "As wished"}).status_code == 403
    assert admin.get(reverse("admin:archive_article_add")).status_code == 403


def test_the_admin_asks_for_a_login(client: Client) -> None:
    assert client.get(reverse("admin:index")).status_code == 302
