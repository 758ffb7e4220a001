"""What this platform never does, and what forbids it; open to all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def never(request: HttpRequest) -> HttpResponse:
    """The promises that a test holds the platform to."""
    return render(request, "portal/never.html")
