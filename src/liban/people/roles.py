from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    SECRETARY = "secretary", _("村（社区）书记")
    COMMITTEE = "committee", _("村（社区）干事")
    SUPERVISION = "supervision", _("村务监督")
    INSTRUCTOR = "instructor", _("党建指导员")
    HANDLER = "handler", _("党建办经办")
    APPROVER = "approver", _("党建办审批")
    DEPARTMENT = "department", _("业务办")
    FINANCE = "finance", _("财政办")
    LEADER = "leader", _("分管领导")
    AUDITOR = "auditor", _("审计")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")


ADMINS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
# Those who move money or rights must bring a second factor (MLPS 8.1.4.1).
SECOND_FACTOR = (Role.APPROVER, Role.FINANCE, *ADMINS)
