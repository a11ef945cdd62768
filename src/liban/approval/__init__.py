"""申报与审批: asking the town for money and the town's decision.

The month starts with the first application; a return for completion does not stop it.
Approving sets the money aside in the same transaction. Nobody decides on their own.
"""
