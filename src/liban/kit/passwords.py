"""What a password must be beyond Django's own rules. The profile is chosen in the settings."""

import string

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = (string.ascii_lowercase, string.ascii_uppercase, string.digits)


def kinds_in(password: str) -> int:
    """How many kinds of signs: small letters, capitals, digits, anything else."""
    known = sum(any(sign in kind for sign in password) for kind in KINDS)
    return known + any(not any(sign in kind for kind in KINDS) for sign in password)


class LongestValidator:
    """Argon2 takes any length, at a price in memory and time that nobody needs to pay."""

    def __init__(self, most: int = 128) -> None:
        self.most = most

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > self.most:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return _("密码最多 %(most)d 位。") % {"most": self.most}


class KindsValidator:
    """The complexity that MLPS level 3 asks for (8.1.4.1); left out by the profile "asvs"."""

    def __init__(self, least: int = 3) -> None:
        self.least = least

    def validate(self, password: str, user: object = None) -> None:
        if kinds_in(password) < self.least:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return _("密码里要有大写字母、小写字母、数字、符号中的至少 %(least)d 种。") % {
            "least": self.least
        }
