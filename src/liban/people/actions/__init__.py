"""Use-cases about people: accounts, posts, one-time links, and what happens at the door."""

from liban.people.actions.access import choose_password, note_access
from liban.people.actions.accounts import (
    clear_second_factor,
    invite_person,
    send_recovery,
    switch_account,
)
from liban.people.actions.posts import appoint, name_administrator
from liban.people.actions.tickets import (
    FirstPerson,
    make_first_link,
    make_recovery_link,
    tidy_tickets,
    use_ticket,
)

__all__ = [
    "FirstPerson",
    "appoint",
    "choose_password",
    "clear_second_factor",
    "invite_person",
    "make_first_link",
    "make_recovery_link",
    "name_administrator",
    "note_access",
    "send_recovery",
    "switch_account",
    "tidy_tickets",
    "use_ticket",
]
