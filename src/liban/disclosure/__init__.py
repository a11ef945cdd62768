"""公开: what anyone may read about projects and money, and nothing else.

Everything that a public page shows is built here, out of the columns that ``rules`` lists: a
column that is not named is never read. Words that look like personal data stand back until a
person has looked at them. Nothing is written here.
"""
