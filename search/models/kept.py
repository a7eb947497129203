"""What search has read of the site. The engines' indexes are made from this, and follow it."""

import uuid

from django.db import models


class Reading(models.Model):
    """The one row about all that has been read.

    `epoch` is new whenever everything was read anew: an index of another epoch is of no use.
    `lexicon` is the words that compounds are parted by, a JSON object of word to count; it stays
    the same through an epoch, so that all entries are parted alike. Who writes what was read locks
    this row. `forgotten` is the last change that was deleted: an index further behind is made anew.
    """

    epoch = models.UUIDField(default=uuid.uuid4)
    lexicon = models.TextField(default="{}")
    forgotten = models.PositiveBigIntegerField(default=0)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "læsning"
        verbose_name_plural = "læsninger"

    def __str__(self) -> str:
        return str(self.epoch)


class KeptOwner(models.Model):
    """Something with entries (a page, a course …), and the stamp it had when it was read."""

    owner = models.CharField(max_length=80, unique=True)
    stamp = models.CharField(max_length=64)

    class Meta:
        verbose_name = "læst"
        verbose_name_plural = "læste"

    def __str__(self) -> str:
        return self.owner


class KeptEntry(models.Model):
    """One entry as it was read; `data` is `entries.Entry` as JSON, `digest` its SHA-256."""

    key = models.CharField(max_length=300, unique=True)
    owner = models.CharField(max_length=80, db_index=True)
    digest = models.CharField(max_length=64)
    data = models.JSONField()

    class Meta:
        verbose_name = "afsnit"
        verbose_name_plural = "afsnit"

    def __str__(self) -> str:
        return self.key


class EntryName(models.Model):
    """A phrase that an entry is the answer to, as stems with a space between."""

    entry = models.ForeignKey(KeptEntry, on_delete=models.CASCADE, related_name="names")
    phrase = models.CharField(max_length=200, db_index=True)

    class Meta:
        verbose_name = "navn"
        verbose_name_plural = "navne"

    def __str__(self) -> str:
        return self.phrase


class KeptWord(models.Model):
    """How many entries of one access key hold a word or, as a part of words, a stem."""

    access = models.CharField(max_length=60)
    form = models.CharField(max_length=80)  # as written, lower-case; of a part its stem
    folded = models.CharField(max_length=80)
    stem = models.CharField(max_length=80)
    part = models.BooleanField(default=False)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()  # of the folded form
    stem_length = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = "ord"
        verbose_name_plural = "ord"
        constraints = (
            models.UniqueConstraint(fields=("access", "form", "part"), name="one_row_a_word"),
        )
        indexes = (
            models.Index(fields=("stem", "access"), name="words_by_stem"),
            models.Index(fields=("initial", "length", "access"), name="words_by_length"),
            models.Index(fields=("initial", "stem_length", "access"), name="words_by_stem_length"),
        )

    def __str__(self) -> str:
        return self.form


class Change(models.Model):
    """An entry that was added, changed or removed: the outbox, which each index reads in order.

    It is written in the transaction that changes the entry. An index keeps the number of the last
    change that it holds, so none is lost when one side is killed, and doing one twice is harmless.
    """

    key = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "ændring"
        verbose_name_plural = "ændringer"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.pk} {self.key}"


class EngineState(models.Model):
    """How far an index on a server has come; one in a folder keeps this in the folder."""

    engine = models.CharField(max_length=40, unique=True)
    index = models.CharField(max_length=120)
    epoch = models.UUIDField()
    position = models.PositiveBigIntegerField()  # the last change that the index holds

    class Meta:
        verbose_name = "søgemaskine"
        verbose_name_plural = "søgemaskiner"

    def __str__(self) -> str:
        return f"{self.engine} {self.position}"
