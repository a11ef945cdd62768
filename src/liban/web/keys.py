"""Keys of rows as they come in addresses and forms."""


def is_key(text: str) -> bool:
    """Could ``text`` be the key of a row? Anybody can write anything into an address."""
    return text.isascii() and text.isdigit() and len(text) < len(str(2**63))
