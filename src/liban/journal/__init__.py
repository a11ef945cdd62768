"""What happened (日志): one append-only table; audit, history and queue in one.

Rows hold ids, codes and amounts only, never names, phones or free text, so that a person's
words can be erased without breaking the record. Rows are chained by an HMAC whose key lies
outside the database. The table of forms already handled (``Once``) lives here too.
"""
