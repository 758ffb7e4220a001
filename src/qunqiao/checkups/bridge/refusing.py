"""What the engine and DuckDB refuse, in this app's words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.telling import refused
from qunqiao.checkups.errors import BadRulebook, BadTables
from qunqiao_engines.rulebook import TABLES, RulebookError, TablesError


@contextmanager
def in_our_words(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """The engine's refusals of the tables on ``connection`` and of rulebooks as this app's.

    A file that is broken in the middle opens like any other, and whichever rule reads that part first stumbles
    over it: the file and the column are named then, and no rule.
    """
    try:
        yield
    except TablesError as error:
        raise _wrong(error) from error
    except RulebookError as error:
        if isinstance(error.__cause__, duckdb.Error) and (broken := _broken(connection)):
            raise broken from error
        raise BadRulebook(refused(error)) from error
    except (duckdb.OutOfMemoryException, duckdb.InternalException):
        raise
    except duckdb.Error as error:
        raise (_broken(connection) or _wrong(error)) from error


def _wrong(error: Exception) -> BadTables:
    return BadTables(format_lazy(_("体检用的表不对：{reason}"), reason=error))


def _broken(connection: duckdb.DuckDBPyConnection) -> BadTables | None:
    """The refusal that names the first column that cannot be read to its end; reads all of them."""
    for table, columns in TABLES.items():
        for column in columns:
            query = ("SELECT", f'max(hash("{column}"))', f"FROM {table}")
            try:
                connection.execute(" ".join(query)).fetchall()
            except (duckdb.CatalogException, duckdb.BinderException):
                # Not there at all: whoever checks the tables says so.
                continue
            except duckdb.Error:
                words = _(
                    "{name}.parquet 的“{column}”这一列读不出来，文件可能损坏，请换一份完整的。"
                )
                return BadTables(format_lazy(words, name=table, column=column))
    return None
