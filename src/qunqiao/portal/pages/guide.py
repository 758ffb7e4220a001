"""How to use the platform, by what one does here; open to all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What to do where, per role, and whom to ask."""
    return render(request, "portal/help.html")
