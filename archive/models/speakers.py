"""People and bodies whose words are reported, and what each article prints of them."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from archive.models.addresses import address_of
from archive.models.articles import Article
from archive.models.spans import span_is_sound, span_or_none
from archive.text import Span

if TYPE_CHECKING:
    from archive.models.quotations import Quotation


class Speaker(models.Model):
    """A person or body across articles.

    `key` identifies the speaker: the normalised full name, else the normalised printed form. The slug
    is made from the key and given once. Rows outlive their appearances, so that an address that was
    published leads on to whoever bears the name form now.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        BODY = "body", "body"
        ROLE = "role", "known by a description only"

    key = models.CharField(max_length=300, unique=True)
    name = models.CharField(max_length=200, help_text="the fullest printed form that occurs most often")
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERSON)
    has_full_name = models.BooleanField(
        default=False, help_text="False: the texts give no given name, so several people may share this form"
    )
    skeleton = models.CharField(
        max_length=200, blank=True, db_index=True, help_text="of the surname: alike for its transliterations"
    )

    appearances: "models.Manager[Appearance]"
    quotations: "models.Manager[Quotation]"

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("speaker", self.slug)


class Appearance(models.Model):
    """One speaker as one article knows them, linked to the speaker whom the whole archive knows."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="appearances")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200, help_text="the fullest form that this article prints")
    kind = models.CharField(max_length=10, choices=Speaker.Kind)
    given = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=300, db_index=True, help_text="the speaker key of this article's form")
    surname_key = models.CharField(max_length=100, blank=True, db_index=True)
    link_rule = models.CharField(max_length=40, help_text="why it is linked to its speaker")
    stated = models.BooleanField(default=False, help_text="the container names this speaker")

    name_forms: "models.Manager[NameForm]"
    roles: "models.Manager[Role]"
    quotations: "models.Manager[Quotation]"

    class Meta:
        ordering = ["article", "position"]
        indexes = [models.Index(fields=["speaker", "article"], name="appearance_speaker_article")]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="appearance_position_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class NameForm(models.Model):
    """A way in which an article's text, or its container, names a speaker."""

    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="name_forms")
    text = models.CharField(max_length=300)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=100, blank=True, help_text="the container's field")

    class Meta:
        ordering = ["pk"]
        constraints = [
            span_is_sound("", name="name_form_span_is_sound", optional=True),
            models.CheckConstraint(
                condition=Q(start__isnull=False, origin="") | (Q(start__isnull=True) & ~Q(origin="")),
                name="name_form_is_read_or_stated",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def span(self) -> Span | None:
        return span_or_none(self.start, self.end)


class Role(models.Model):
    """An office or description that an article gives a speaker, as printed."""

    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="roles")
    text = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [span_is_sound("", name="role_span_is_sound", optional=False)]

    def __str__(self) -> str:
        return self.text

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class SpeakerSuggestion(models.Model):
    """Two speakers who may be one: for a curator to judge, never linked by the machine."""

    class Rule(models.TextChoices):
        SURNAME = "surname", "a form without a given name"
        LIKENESS = "likeness", "full names that are alike"

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="suggestions")
    candidate = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="suggested_for")
    reason = models.CharField(max_length=300)
    rule = models.CharField(max_length=10, choices=Rule, default=Rule.SURNAME)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "candidate"], name="suggestion_is_unique"),
            models.CheckConstraint(
                condition=~Q(speaker=F("candidate")), name="suggestion_names_two_speakers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} may be {self.candidate}"
