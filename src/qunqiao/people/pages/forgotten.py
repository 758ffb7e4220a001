"""For those who cannot come in: no account, or no password."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def no_account(request: HttpRequest) -> HttpResponse:
    """Nobody signs up; says who opens accounts."""
    return render(request, "account/signup_closed.html")


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Nobody is assumed to have e-mail; says who gives a new first password."""
    return render(request, "account/password_forgotten.html")
