"""诉求: what residents say is wrong; collect, check, merge, answer, decline, do at once.

A report needs no account. Everyone who raised or joined a demand is a requester with a code
of their own, on whose tracking page things are told and the question of satisfaction asked.
"""
