from django.db import models


class Entry(models.Model):
    """One thing that happened, written in the transaction that did it and never changed.

    ``subject`` names the thing (``demand:12``), ``scope`` the place as it was then. ``mac``
    binds the row to the one before it in the chain of its town.
    """

    chain = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey("liban.Person", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60)
    scope = models.CharField(max_length=120)
    subject = models.CharField(max_length=40)
    facts = models.JSONField()
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_one_a_number")
        ]
        indexes = [
            models.Index(fields=["subject", "id"], name="journal_subject"),
            models.Index(fields=["scope", "id"], name="journal_scope"),
            models.Index(fields=["name", "id"], name="journal_name"),
        ]


class Head(models.Model):
    """The last link of a town's chain. Locked last in every use-case, so writers queue here."""

    chain = models.CharField(max_length=60, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")


class Once(models.Model):
    """A form that has been handled: sent again with the same key it gets the same answer."""

    who = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    answer = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "key"], name="once_a_key")]
        indexes = [models.Index(fields=["at"], name="once_at")]
