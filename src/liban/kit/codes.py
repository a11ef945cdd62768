"""Codes that people read to each other on the phone."""

import secrets

from liban.kit.words import half_width

# No 0 O 1 I L U: they are misread or, with U, spell words.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def new_code() -> str:
    """A tracking code of 8 signs (39 bits). It opens only what anyone may see: see decisions."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_secret() -> str:
    """The part of a tracking link that opens a person's own words: 128 bits."""
    return secrets.token_urlsafe(16)


def tidy_code(typed: str) -> str:
    """What somebody typed, as it is stored: capitals, half-width, without spaces and dashes."""
    return "".join(c for c in half_width(typed).upper() if c in ALPHABET)


def spoken(code: str) -> str:
    """The code in two groups of four, easier to read out: ``7K2P-94QM``."""
    return f"{code[:4]}-{code[4:]}"
