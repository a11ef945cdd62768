"""The index of our tables, lowest domain first. Django reads this module; our code never does."""

from liban.acceptance.models import Inspection, Settlement
from liban.approval.models import Application
from liban.demands.models import Demand, DemandPhoto, Draft, Reply, Requester, Signpost
from liban.fieldwork.models import Survey
from liban.funds.models import Commitment, Fund, Programme, Transfer
from liban.journal.models import Entry, Head, Once
from liban.media.models import Held, Photo
from liban.people.models import Person, Post, Ticket
from liban.places.models import CalendarYear, Day, Place, Setting
from liban.projects.models import (
    BudgetLine,
    FundingShare,
    Milestone,
    Outcome,
    Progress,
    Project,
    ProjectPhoto,
    Source,
)
from liban.satisfaction.models import Answer

__all__ = [
    "Place",
    "Setting",
    "Day",
    "CalendarYear",
    "Person",
    "Post",
    "Ticket",
    "Entry",
    "Head",
    "Once",
    "Photo",
    "Held",
    "Demand",
    "Requester",
    "DemandPhoto",
    "Reply",
    "Draft",
    "Signpost",
    "Project",
    "Source",
    "Outcome",
    "BudgetLine",
    "FundingShare",
    "Milestone",
    "Progress",
    "ProjectPhoto",
    "Survey",
    "Programme",
    "Fund",
    "Commitment",
    "Transfer",
    "Application",
    "Inspection",
    "Settlement",
    "Answer",
]
