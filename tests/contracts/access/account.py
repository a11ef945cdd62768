"""The door: signing in and out, one's own account, the one-time link."""

from tests.contracts.access.row import EVERYBODY, NOBODY, SIGNED_IN, Row, desk

OUT = EVERYBODY - SIGNED_IN
INVITED = frozenset({"invited"})
PASSWORDS = {"password": "Xu9-Kanal-Licht", "again": "Xu9-Kanal-Licht"}
# Who lacks something is led to where it is to be had; 403 where there is no such place.
ELSEWHERE = (302, 403)

# fmt: off
ROWS = {
    "account:me":                   desk(SIGNED_IN),
    "account:ticket":               Row(INVITED, INVITED, args=lambda town: (town.ticket,),
                                        send=lambda town: PASSWORDS),
    "account_login":                Row(OUT, else_shows=ELSEWHERE),
    "account_logout":               Row(SIGNED_IN, SIGNED_IN, else_shows=ELSEWHERE,
                                        send=lambda town: {}),
    # Nobody here has a password, so there is nothing to prove and nothing to change.
    "account_reauthenticate":       desk(NOBODY, else_shows=ELSEWHERE),
    "account_change_password":      desk(NOBODY, else_shows=ELSEWHERE),
    "account_set_password":         Row(NOBODY),
    "mfa_index":                    desk(SIGNED_IN),
    "mfa_authenticate":             desk(NOBODY, else_shows=ELSEWHERE),
    "mfa_reauthenticate":           desk(NOBODY, else_shows=ELSEWHERE),
    "mfa_activate_totp":            desk(SIGNED_IN, else_shows=ELSEWHERE),
    "mfa_deactivate_totp":          desk(NOBODY, else_shows=ELSEWHERE),
    "mfa_view_recovery_codes":      desk(NOBODY, else_shows=ELSEWHERE),
    # An empty page that says what must come first.
    "mfa_generate_recovery_codes":  desk(SIGNED_IN, else_shows=ELSEWHERE),
}
# fmt: on
