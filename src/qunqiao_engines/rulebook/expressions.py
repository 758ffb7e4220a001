"""Reading a rule's expressions: SQL booleans over known names, and nothing else.

The text is parsed, never trusted: every node must be on a short list, so that no statement,
subquery or function beyond the list can reach a database, in this dialect or in another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from .errors import ExpressionError
from .model import Parameter
from .reasons import because

# Left out on purpose: greatest and least, which skip NULL and so would turn "unknown" into a
# number; division, whose result type differs between databases; casts and dates, likewise.
FUNCTIONS = ("coalesce", "nullif", "abs")
_GRAMMAR: tuple[type[exp.Expression], ...] = (
    exp.And, exp.Or, exp.Not, exp.Paren, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE,
    exp.Is, exp.Null, exp.Boolean, exp.Literal, exp.Column, exp.Identifier, exp.Placeholder,
    exp.In, exp.Between, exp.Case, exp.If, exp.Add, exp.Sub, exp.Mul, exp.Neg,
    exp.Coalesce, exp.Nullif, exp.Abs,
)  # fmt: skip
_BLIND_TO_NULL = (exp.Is, exp.Coalesce)
LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class Expression:
    """A checked expression: its tree, and the names of facts, values and parameters in it.

    ``strict`` are the names whose NULL can make the expression NULL: those that stand
    outside IS NULL and COALESCE at least once.
    """

    tree: exp.Expression
    columns: frozenset[str]
    strict: frozenset[str]
    parameters: frozenset[str]

    def sql(
        self, values: Mapping[str, Expression], parameters: Mapping[str, Parameter], dialect: str
    ) -> str:
        """The expression as SQL text, with values written out and parameters as typed literals."""
        return _written(self.tree, values, parameters, dialect)

    def parts(
        self, values: Mapping[str, Expression], parameters: Mapping[str, Parameter], dialect: str
    ) -> tuple[str, ...]:
        """The SQL booleans that the expression joins by AND; often one, itself."""
        whole = self.tree
        parts = whole.flatten() if isinstance(whole, exp.And) else (whole,)
        return tuple(_written(part, values, parameters, dialect) for part in parts)


# A rule is parsed when its file is read and again when it runs.
@lru_cache(maxsize=1024)
def parse(text: str, columns: frozenset[str], parameters: frozenset[str]) -> Expression:
    """The checked expression of ``text``, which may name only ``columns`` and ``:parameters``.

    Raises:
        ExpressionError: one sentence naming what is not allowed.

    """
    tree = _single(text)
    for node in tree.walk():
        _check_node(node, columns, parameters)
    names = [(column.name, column) for column in tree.find_all(exp.Column)]
    return Expression(
        tree=tree,
        columns=frozenset(name for name, _ in names),
        strict=frozenset(n for n, c in names if not c.find_ancestor(*_BLIND_TO_NULL)),
        parameters=frozenset(str(node.this) for node in tree.find_all(exp.Placeholder)),
    )


def _single(text: str) -> exp.Expression:
    if len(text) > LONGEST:
        raise ExpressionError(because("too_long", limit=LONGEST))
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
    except (SqlglotError, RecursionError) as error:
        raise ExpressionError(because("unreadable")) from error
    if len(trees) != 1 or trees[0] is None:
        raise ExpressionError(because("not_single"))
    tree = trees[0]
    if not isinstance(tree, exp.Expression):
        raise ExpressionError(because("unreadable"))
    return tree


def _check_node(node: exp.Expr, columns: Collection[str], parameters: Collection[str]) -> None:
    if isinstance(node, exp.Query | exp.Subquery | exp.Exists):
        raise ExpressionError(because("subquery"))
    if isinstance(node, exp.Column):
        _check_name(node, columns)
    elif isinstance(node, exp.Placeholder):
        name = str(node.this)
        if name not in parameters:
            raise ExpressionError(because("unknown_parameter", name=name))
    elif isinstance(node, exp.Func) and not isinstance(node, _GRAMMAR):
        allowed = ", ".join(FUNCTIONS)
        raise ExpressionError(because("function", name=_function_name(node), allowed=allowed))
    elif not isinstance(node, _GRAMMAR):
        raise ExpressionError(because("grammar", what=type(node).__name__.upper()))


def _check_name(column: exp.Column, columns: Collection[str]) -> None:
    if column.table:
        raise ExpressionError(because("table_named", table=column.table, column=column.name))
    if column.name not in columns:
        raise ExpressionError(because("unknown_fact", name=column.name))


def _function_name(node: exp.Func) -> str:
    return str(node.name if isinstance(node, exp.Anonymous) else node.sql_name()).lower()


def _written(
    tree: exp.Expr,
    values: Mapping[str, Expression],
    parameters: Mapping[str, Parameter],
    dialect: str,
) -> str:
    written = tree.transform(_write_out, values, parameters)
    return str(written.sql(dialect=dialect, comments=False))


def _write_out(
    node: exp.Expr, values: Mapping[str, Expression], parameters: Mapping[str, Parameter]
) -> exp.Expr:
    if isinstance(node, exp.Column) and node.name in values:
        inner = values[node.name].tree.transform(_write_out, {}, parameters)
        return exp.Paren(this=inner)
    if isinstance(node, exp.Placeholder):
        value = parameters[str(node.this)]
        return exp.Literal.string(value) if isinstance(value, str) else _integer(value)
    return node


def _integer(value: int) -> exp.Expr:
    literal = exp.Literal.number(abs(value))
    return exp.Paren(this=exp.Neg(this=literal)) if value < 0 else literal
