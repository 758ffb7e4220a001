"""The command line: ``qunqiao``; results go to stdout, progress and refusals to stderr."""

import os
import sys
from datetime import date

from qunqiao.config import env

DEMO_DAY = date(2026, 11, 20)


def main() -> None:
    """Run the command line; a refusal ends with its sentence and code 2, never with a trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")
    if sys.argv[1:2] == ["demo"]:
        env.mark_demo(DEMO_DAY)
    # Settings must know of the demonstration, and Django of its apps, before commands are imported.
    import django  # noqa: PLC0415 - see the line above

    django.setup()
    from qunqiao.config import commands  # noqa: PLC0415 - needs Django's apps

    commands.run()
