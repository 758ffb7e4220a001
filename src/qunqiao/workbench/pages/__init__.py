"""The frame around officers' and workers' pages."""

from django.http import HttpRequest

from qunqiao.workbench.pages.shell import shell_of


def frame(request: HttpRequest) -> dict[str, object]:
    """What the shell shows: who is here and where they may go."""
    return {"reach": getattr(request, "reach", None), "shell": shell_of(request)}
