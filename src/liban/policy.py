"""Who may do what. The one table of permissions; printed into docs/policy.md.

Read a row as: a person who holds one of ``roles`` at a place that covers the thing may do
``use_case``, unless one of ``unless`` is so. *When* it may be done is not here but in the
states tables. A use-case without a row cannot run, and a test fails. Residents and the public
have no account: what they may do is listed in ``OPEN_TO_ALL``.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liban.kit.policy import Policy, Row, Unless
from liban.people.roles import ADMINS
from liban.people.roles import Role as R

VILLAGE = (R.SECRETARY, R.COMMITTEE)
OFFICE = (R.HANDLER, R.APPROVER)
TOWN = (*OFFICE, R.FINANCE, R.LEADER, R.DEPARTMENT)
READERS = (*VILLAGE, R.SUPERVISION, R.INSTRUCTOR, *TOWN, R.AUDITOR)


def _applied_for_it(actor: Any, thing: Any) -> bool:
    return bool(getattr(thing, "applicant_id", None) == actor.pk)


def _built_it(actor: Any, thing: Any) -> bool:
    return actor.pk in (thing.finished_by_id, thing.lead_id)


def _is_self(actor: Any, thing: Any) -> bool:
    return bool(getattr(thing, "person_id", thing.pk) == actor.pk)


OWN = Unless(_("自己申报的项目不能由自己审批。"), _applied_for_it)
BUILT = Unless(_("自己组织施工的项目不能由自己验收。"), _built_it)
SELF = Unless(_("不能给自己任免职务或重发链接，请另一位管理员办理。"), _is_self)

# fmt: off
POLICY = Policy([
    #   use-case                              roles                                unless
    Row("places.see_settings",               (*READERS, *ADMINS), reading=True),
    Row("places.change_setting",             (R.SYSTEM_ADMIN, R.APPROVER)),
    Row("places.change_day",                 (R.SYSTEM_ADMIN,)),
    Row("places.open_year",                  (R.SYSTEM_ADMIN,)),
    Row("places.add_place",                  (R.SYSTEM_ADMIN,)),
    Row("people.see_people",                 (R.SYSTEM_ADMIN, R.SECURITY_ADMIN, R.APPROVER), reading=True),
    Row("people.invite_person",              (R.SYSTEM_ADMIN,)),
    Row("people.send_recovery",              (R.SYSTEM_ADMIN,),                   (SELF,)),
    Row("people.clear_second_factor",        (R.SECURITY_ADMIN,),                 (SELF,)),
    Row("people.switch_account",             (R.SECURITY_ADMIN, R.SYSTEM_ADMIN),  (SELF,)),
    Row("people.appoint",                    (R.SECURITY_ADMIN,),                 (SELF,)),
    Row("people.name_administrator",         (R.SYSTEM_ADMIN,),                   (SELF,)),
    Row("projects.end_post",                 (R.SECURITY_ADMIN,),                 (SELF,)),
    Row("projects.hand_over",                (R.SECURITY_ADMIN, R.APPROVER),      (SELF,)),
    Row("journal.see_journal",               (R.AUDIT_ADMIN, R.AUDITOR), reading=True),
    Row("media.look_at_text",                (R.HANDLER, R.APPROVER, R.SECRETARY)),

    Row("demands.see_demand",                (*VILLAGE, R.INSTRUCTOR, *OFFICE), reading=True),
    Row("demands.see_contact",               (*VILLAGE, R.HANDLER)),
    Row("demands.erase_for_somebody",        (*VILLAGE, R.HANDLER)),
    Row("demands.enter_demand",              (*VILLAGE, R.INSTRUCTOR, *OFFICE)),
    Row("demands.import_demands",            (*VILLAGE, R.HANDLER)),
    Row("demands.edit_demand",               (*VILLAGE, R.HANDLER)),
    Row("demands.check_demand",              VILLAGE),
    Row("demands.reply_to_demand",           (*VILLAGE, R.HANDLER)),
    Row("demands.merge_demands",             VILLAGE),
    Row("demands.decline_demand",            (R.SECRETARY,)),
    Row("demands.handle_directly",           VILLAGE),
    Row("demands.finish_directly",           VILLAGE),

    Row("projects.see_project",              READERS, reading=True),
    Row("projects.form_project",             (R.SECRETARY,)),
    Row("projects.add_demand",               VILLAGE),
    Row("projects.plan_work",                VILLAGE),
    Row("projects.plan_money",               VILLAGE),
    Row("projects.plan_people",              VILLAGE),
    Row("projects.add_photo",                VILLAGE),
    Row("projects.start_work",               VILLAGE),
    Row("projects.report_progress",          VILLAGE),
    Row("projects.reach_milestone",          VILLAGE),
    Row("projects.wait_for",                 (*VILLAGE, R.INSTRUCTOR)),
    Row("projects.finish_work",              VILLAGE),
    Row("projects.finish_repair",            VILLAGE),
    Row("projects.withdraw_project",         (R.SECRETARY,)),
    Row("fieldwork.survey_site",             (*VILLAGE, R.INSTRUCTOR)),

    Row("funds.see_fund",                    (*TOWN, R.AUDITOR, R.SECRETARY, R.INSTRUCTOR), reading=True),
    Row("funds.open_fund",                   (R.APPROVER,)),
    Row("funds.appropriate",                 (R.FINANCE,)),
    Row("funds.return_to_treasury",          (R.FINANCE,)),

    Row("approval.see_application",          READERS, reading=True),
    Row("approval.apply_for_money",          (R.SECRETARY,)),
    Row("approval.withdraw_application",     (R.SECRETARY,)),
    Row("approval.return_application",       OFFICE,                              (OWN,)),
    Row("approval.approve_application",      (R.APPROVER,),                       (OWN,)),
    Row("approval.refuse_application",       (R.APPROVER,),                       (OWN,)),
    Row("approval.terminate_project",        (R.APPROVER,),                       (OWN,)),

    Row("acceptance.ask_for_repair",         (R.INSTRUCTOR, *OFFICE),             (BUILT,)),
    Row("acceptance.accept_project",         (R.INSTRUCTOR, *OFFICE),             (BUILT,)),
    Row("acceptance.settle_project",         (R.HANDLER,),                        (BUILT,)),
    Row("acceptance.pay_project",            (R.FINANCE,)),
    Row("acceptance.close_project",          (R.HANDLER, R.APPROVER)),
    Row("acceptance.archive_project",        (R.HANDLER,)),

    Row("satisfaction.see_answers",          (*VILLAGE, R.INSTRUCTOR, *OFFICE, R.LEADER), reading=True),
    Row("satisfaction.enter_answer",         (R.COMMITTEE, R.INSTRUCTOR, R.HANDLER)),
])
# fmt: on

# Use-cases without a role: a code, a secret, a password or a limit guards them instead.
OPEN_TO_ALL = (
    "demands.keep_draft",
    "demands.place_draft",
    "demands.report_demand",
    "demands.join_demand",
    "demands.change_contact",
    "demands.erase_contact",
    "demands.count_signpost",
    "satisfaction.answer_question",
    "satisfaction.ask_again",
    "people.use_ticket",
    # What people do to their own account at the door: their password is the guard.
    "people.choose_password",
    "people.note_access",
)
# Use-cases that a command on the server runs, without a person.
BY_COMMAND = (
    "people.make_first_link",
    "people.make_recovery_link",
    "people.tidy_tickets",
    "places.load_calendar",
    "demands.tidy_drafts",
    "demands.erase_old_contacts",
    "journal.tidy_once",
)

require = POLICY.require
why_not = POLICY.why_not
