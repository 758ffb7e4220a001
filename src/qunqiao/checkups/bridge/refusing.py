"""What the engine and DuckDB refuse, in this app's words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.telling import refused
from qunqiao.checkups.errors import BadRulebook, BadTables
from qunqiao_engines.rulebook import RulebookError, TablesError


@contextmanager
def in_our_words() -> Iterator[None]:
    """The engine's refusals of tables and rulebooks as this app's."""
    try:
        yield
    except TablesError as error:
        raise BadTables(format_lazy(_("体检用的表不对：{reason}"), reason=error)) from error
    except RulebookError as error:
        raise BadRulebook(refused(error)) from error
    except (duckdb.OutOfMemoryException, duckdb.InternalException):
        raise
    except duckdb.Error as error:
        # A file that is broken in the middle opens like any other.
        raise BadTables(format_lazy(_("体检用的表不对：{reason}"), reason=error)) from error
