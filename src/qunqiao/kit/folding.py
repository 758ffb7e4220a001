"""Templates compiled once per language: texts and addresses that cannot change are looked up then.

A page has some two hundred fixed texts and icons. Looked up while it is rendered they cost more
than its rows, so each language has a twin of the environment, in which a call like
``_("查询")`` or ``static("kit/seal.svg")`` has become its result before the template is compiled.
What depends on the request (``_("共 %(n)d 个", n=total)``) is untouched.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import translation
from jinja2 import Environment, Template, nodes
from jinja2.visitor import NodeTransformer

Fixed = Mapping[str, Callable[..., str]]


class Pages(Environment):
    """An environment whose templates speak the language that is active when they are asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed: Fixed = {}
        self._language = ""
        self._twins: dict[str, Pages] = {}

    def speaking(self, language: str) -> "Pages":
        """The twin for ``language``; it compiles and keeps its templates itself."""
        if language not in self._twins:
            twin = self.overlay()
            twin._language = language  # noqa: SLF001 - of the same class
            self._twins[language] = twin
        return self._twins[language]

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:
        """The template in the active language; inside a twin always in the twin's."""
        if self._language:
            return super().get_template(name, *args, **kwargs)
        twin = self.speaking(translation.get_language() or "")
        return twin.get_template(name, *args, **kwargs)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """Jinja's documented hook between parsing and compiling."""
        if self._language:
            with translation.override(self._language):
                source = _Folder(self.fixed, source).visit(source)
        return super()._generate(source, *args, **kwargs)


class _Folder(NodeTransformer):
    """Replaces calls of ``fixed`` functions with constant arguments by what they return."""

    def __init__(self, fixed: Fixed, tree: nodes.Template) -> None:
        # A name the template itself gives to something else is no longer ours.
        own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)}
        for imported in tree.find_all(nodes.FromImport):
            own |= {name if isinstance(name, str) else name[1] for name in imported.names}
        self.fixed = {name: call for name, call in fixed.items() if name not in own}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's visitor asks for this name
        """One call, its arguments first."""
        self.generic_visit(node)
        fixed = self.fixed.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        dynamic = node.kwargs or node.dyn_args or node.dyn_kwargs
        if fixed is None or dynamic or not all(isinstance(arg, nodes.Const) for arg in node.args):
            return node
        values = [arg.value for arg in node.args]  # type: ignore[attr-defined]  # all are Const
        return nodes.Const(fixed(*values), lineno=node.lineno)
