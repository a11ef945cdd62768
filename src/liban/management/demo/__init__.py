"""The demo town: 陈村镇 with its 15 real units and one invented village, told as stories.

Each story is a row of a table and runs through the real use-cases with the dates that it
names, so nothing stands in the demo that could not have come about. Amounts, days and people
are invented. Whatever is late, refused, ended or complained of belongs to 示范村, which does
not exist.
"""
