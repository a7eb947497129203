"""What is kept of asking by link: who is to be asked so, the links, and their one-time codes."""

import uuid

from django.conf import settings
from django.db import models

from forms.archive.models import Party


class Channel(models.TextChoices):
    """A way to a person. A link goes by the one, its codes by the other."""

    EMAIL = "email", "e-mail"
    SMS = "sms", "sms"

    @property
    def other(self) -> "Channel":
        """The way that the codes go."""
        return Channel.SMS if self == Channel.EMAIL else Channel.EMAIL


class Invitation(models.Model):
    """That a party is to be asked by link: at once, or when it is their turn."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="invitation")
    channel = models.CharField(max_length=8, choices=Channel)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.party_id} {self.channel}"


class Link(models.Model):
    """A party's own link. The token in it is known to its receiver alone: here is its SHA-256.

    A link for signing holds for one preview. `reminder` names the reminder that it was sent with,
    so that none is sent twice. `sent_at` is empty until it has left the house.
    """

    class Purpose(models.TextChoices):
        """What it opens."""

        SIGN = "sign", "underskrift"
        FILES = "files", "de færdige filer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=8, choices=Purpose)
    channel = models.CharField(max_length=8, choices=Channel)
    token_hash = models.CharField(max_length=64, unique=True)
    preview_digest = models.CharField(max_length=64)
    reminder = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("party", "reminder"),
                condition=~models.Q(reminder=""),
                name="one_link_a_reminder",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.party_id}"

    @property
    def code_channel(self) -> Channel:
        """The way that its codes go: the other than its own."""
        return Channel(self.channel).other


class Code(models.Model):
    """A one-time code for a link, kept as a keyed digest."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return f"{self.link_id} {self.pk}"
