"""Python of a page's functions, written by Jinja from templates with their components in place."""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

WHOLE = "whole"
BLOCKS = "blocks"
GIVEN = ("page", "site", BLOCKS)
"""What the functions are given: what pages know, and the functions of the page's blocks by name."""

_STATEMENTS = (
    nodes.Assign, nodes.AssignBlock, nodes.For, nodes.If, nodes.Macro, nodes.Output, nodes.With,
)  # fmt: skip
"""What functions are made of."""


class NotJoined(Exception):
    """A template uses something that has no place in a function; the text says what."""


def is_block(node: nodes.Node) -> bool:
    """Whether that is the call of a block's function."""
    field = node.node if isinstance(node, nodes.Call) else None
    owner = field.node if isinstance(field, nodes.Getattr) else None
    return isinstance(owner, nodes.Name) and owner.name == BLOCKS


class PageCode(CodeGenerator):
    """A field is a field, the function of a block is called as it is, and `shown` of the
    environment says how a value stands in a page. No filter is applied beforehand, since what it
    gives depends on the site. Raises `NotJoined` at a statement that has no place in a function,
    and at a name that nobody gave a value."""

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if isinstance(node, nodes.Stmt) and not isinstance(node, _STATEMENTS):
            raise NotJoined(f"{self.name}, line {node.lineno}: {type(node).__name__}")
        return super().visit(node, *args, **kwargs)

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        for action, name in frame.symbols.loads.values():
            if action == VAR_LOAD_RESOLVE and name not in self.environment.globals:
                raise NotJoined(f"{self.name}: {name} is unknown")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if is_block(node):
            self.visit(node.node, frame)
            self.write(f"({', '.join(frame.symbols.ref(one) for one in GIVEN)})")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.Filter) or node.find(nodes.Filter):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.shown(")
