"""Why the system says no. Every refusal carries a sentence fit to show to the person."""


class Refused(Exception):
    """The request cannot be done; ``str(error)`` tells the person why."""


class NotAllowed(Refused):
    """The actor may not do this to this thing."""


class NotSeen(NotAllowed):
    """The actor may not even see the thing: whatever is asked of it, it is not there."""


class WrongState(Refused):
    """The thing is not in a state from which this can be done."""


class Stale(WrongState):
    """Someone else changed the thing since the person opened the form; nothing was saved."""


class BrokenRule(Refused):
    """A rule of the mechanism, the town or the law would be broken."""
