"""What readers said of a page. Nothing tells who they are."""

from django.core.validators import MaxLengthValidator
from django.db import models
from wagtail.models import Page

LONGEST = 500  # characters


class PageFeedback(models.Model):
    """One answer to »Var siden nyttig?«."""

    page = models.ForeignKey(
        Page, verbose_name="side", on_delete=models.CASCADE, related_name="feedback"
    )
    useful = models.BooleanField("nyttig")
    text = models.TextField("svar", blank=True, validators=[MaxLengthValidator(LONGEST)])
    at = models.DateTimeField("hvornår", auto_now_add=True)

    class Meta:
        verbose_name = "svar fra en læser"
        verbose_name_plural = "svar fra læsere"
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["page", "at"], name="feedback_page_at")]

    def __str__(self) -> str:
        return "Ja" if self.useful else "Nej"
