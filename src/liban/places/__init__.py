"""The map of responsibility (区 镇 片区 村): who answers for which place, with its own limits.

Towns are tenants. Settings (limits, texts, phone numbers) are rows of a place and count for
everything below it; the days on which people work are one national table.
"""
