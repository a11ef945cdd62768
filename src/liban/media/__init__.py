"""Photos and texts that may be shown: safe storing, no place data, personal data looked at.

Photos are re-encoded on the way in, so nothing of the original file (place, comments, hidden
parts) is ever kept or served. ``Held`` is a text that looks like it holds personal data and
waits for a person to look before it is published.
"""
