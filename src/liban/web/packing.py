"""Pages travel packed, so that they come quickly to an old phone; photos are packed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PackText(GZipMiddleware):
    """Django's packing, for text alone.

    It adds some random bytes to each answer, and forms mask their token anew each time, so the
    length of a packed page does not tell what is secret on it.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith("text/"):
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed
