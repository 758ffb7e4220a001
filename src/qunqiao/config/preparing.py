"""Bringing everything the machine makes for itself up to this version."""

from django.core.management import call_command

from qunqiao.kit import catalogues


def prepare() -> None:
    """Texts compiled, tables migrated, the cache's table made, static files collected; idempotent."""
    catalogues.compile_all()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
