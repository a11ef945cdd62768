"""People and the roles that they hold at places, from one day until another (机构人员).

Use-cases: appoint and end a post, hand everything over to a successor, enable and disable an
account, one-time links for the first password and for recovery.
"""
