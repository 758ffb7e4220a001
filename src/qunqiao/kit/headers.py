"""What a browser may do with our pages, said in a header that is put together once."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PolicyHeader:
    """Sends the content security policy of the settings, and for old browsers that no frame may hold us.

    The policy knows no nonce and no exceptions, so it is the same text on every page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        # No page of ours asks where somebody is; a browser then does not even offer to say.
        response.headers.setdefault("Permissions-Policy", "geolocation=()")
        return response
