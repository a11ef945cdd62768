"""诉求: what may be done with a demand, by residents (``residents``) and by staff (``staff``)."""

from liban.demands.actions.residents import (
    change_contact,
    count_signpost,
    erase_contact,
    erase_old_contacts,
    join_demand,
    keep_draft,
    place_draft,
    report_demand,
    tidy_drafts,
)
from liban.demands.actions.staff import (
    check_demand,
    decline_demand,
    edit_demand,
    enter_demand,
    erase_for_somebody,
    finish_directly,
    handle_directly,
    import_demands,
    merge_demands,
    reply_to_demand,
    see_contact,
)

__all__ = [
    "change_contact",
    "count_signpost",
    "check_demand",
    "decline_demand",
    "edit_demand",
    "enter_demand",
    "erase_contact",
    "erase_for_somebody",
    "erase_old_contacts",
    "finish_directly",
    "handle_directly",
    "import_demands",
    "join_demand",
    "keep_draft",
    "merge_demands",
    "place_draft",
    "reply_to_demand",
    "report_demand",
    "see_contact",
    "tidy_drafts",
]
