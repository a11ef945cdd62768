"""Who may enter a page at all. What they may do there, the use-cases ask the policy."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from liban.kit.refusal import NotAllowed
from liban.policy import POLICY
from liban.web.request import Request

P = ParamSpec("P")


def signed_in(
    view: Callable[Concatenate[Request, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for people who have signed in; others are led to the door and back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(cast(Request, request), *args, **kwargs)

    return guarded


def may(
    use_case: str,
) -> Callable[
    [Callable[Concatenate[Request, P], HttpResponseBase]],
    Callable[Concatenate[Request, P], HttpResponseBase],
]:
    """Only for people who hold, anywhere, a role of ``use_case``; put below ``signed_in``."""

    def decorate(
        view: Callable[Concatenate[Request, P], HttpResponseBase],
    ) -> Callable[Concatenate[Request, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.reach(POLICY.rows[use_case].roles):
                raise NotAllowed(_("您的职务不能看这一页。"))
            return view(request, *args, **kwargs)

        return guarded

    return decorate
