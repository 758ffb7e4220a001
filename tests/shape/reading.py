"""Questions to a syntax tree or to comments that several checks ask."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones included."""
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTION)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last one; decorators do not count, docstrings do."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def chain(node: ast.AST) -> list[str]:
    """The names in ``a.b(...).c[0].d``, outermost first: d, c, b, a."""
    names = []
    while True:
        match node:
            case ast.Attribute():
                names.append(node.attr)
                node = node.value
            case ast.Call():
                node = node.func
            case ast.Subscript():
                node = node.value
            case ast.Name():
                return [*names, node.id]
            case _:
                return names


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call that is not a decorator: `@router.delete("/x")` deletes nothing."""
    decorators = {
        id(decorator)
        for node in ast.walk(tree)
        if isinstance(node, (*FUNCTION, ast.ClassDef))
        for decorator in node.decorator_list
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in decorators:
            yield node


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string literal, docstrings and the pieces of f-strings included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def comments(text: str) -> dict[int, str]:
    """The comment of each line that has one, without looking into strings."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}
