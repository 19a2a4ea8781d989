"""A table as text: an item for each row, in which each cell says what its column is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.newsletter.text.lines import GLUE, tidy
from plugins.newsletter.text.parts import Part, flat

_WIDEST = 60
"""Columns that one cell may span."""
_LINE_EACH = 3
"""Columns of a table in which each cell has a line; the rows of a wider one run on."""


class Cell(NamedTuple):
    """The text of a cell in one of its columns; `goes_on` in all of these but the first."""

    text: str
    goes_on: bool = False


class Row(NamedTuple):
    """The cells of a row, one for each column; `is_head` where they are heads of columns."""

    cells: tuple[Cell, ...]
    is_head: bool


Below = dict[int, tuple[int, Cell]]
"""What goes on in the rows below, by column: for how many, and the cell."""


def said_of_rows(table: Part) -> list[str]:
    """What there is to say of each row: `Column: value`, a line for each or, in a wide table, one
    after another; of a table without heads, the cells of a row. An empty cell is a dash."""
    rows = rows_of(table)
    heads = [row for row in rows if row.is_head]
    body = [row for row in rows if not row.is_head]
    if not heads or not body:
        return ["; ".join(said) for row in rows if (said := _said((), row.cells))]
    columns = _columns(heads, max(len(row.cells) for row in rows))
    between = "\n" if len(columns) <= _LINE_EACH else "; "
    told = (_said(columns, _even(row, len(columns))) for row in body)
    return [between.join(said) for said in told if said]


def rows_of(table: Part) -> list[Row]:
    """The rows of a table, none of them those of a table in it. Rows at the top whose cells all
    are heads have the heads of columns."""
    rows: list[Row] = []
    below: Below = {}
    for row, is_head in _rows(table, is_head=False):
        cells, below = _cells(row, below)
        kinds = {child.name for child in row.children if isinstance(child, Part)}
        at_top = all(former.is_head for former in rows)
        rows.append(Row(cells, is_head or (at_top and kinds == {"th"})))
    return rows


def _rows(part: Part, *, is_head: bool) -> Iterator[tuple[Part, bool]]:
    for child in part.children:
        if isinstance(child, Part) and child.name == "tr":
            yield child, is_head
        elif isinstance(child, Part) and child.name in ("thead", "tbody", "tfoot"):
            yield from _rows(child, is_head=child.name == "thead")


def _cells(row: Part, above: Below) -> tuple[tuple[Cell, ...], Below]:
    """The cells of a row, those that go on from above among them, and what goes on below it."""
    cells: list[Cell] = []
    below = {column: (rows - 1, cell) for column, (rows, cell) in above.items() if rows > 1}
    for child in (child for child in row.children if isinstance(child, Part)):
        while len(cells) in above:
            cells.append(above[len(cells)][1])
        text = tidy(flat(child.children)).replace("\n\n", "\n")
        for place in range(min(_number(child, "colspan"), _WIDEST)):
            cell = Cell(text, goes_on=place > 0)
            if (rows := _number(child, "rowspan")) > 1:
                below[len(cells)] = rows - 1, cell
            cells.append(cell)
    while len(cells) in above:
        cells.append(above[len(cells)][1])
    return tuple(cells), below


def _number(cell: Part, name: str) -> int:
    written = cell.attributes.get(name, "")
    return max(int(written), 1) if re.fullmatch("[0-9]{1,5}", written) else 1


def _columns(heads: list[Row], count: int) -> tuple[str, ...]:
    """What each column is called: all that stands above it, each text once."""
    rows = [_even(row, count) for row in heads]
    above = (
        dict.fromkeys(cell.text for cell in column if cell.text)
        for column in zip(*rows, strict=True)
    )
    return tuple(", ".join(texts).rstrip(f":{GLUE} ") for texts in above)


def _even(row: Row, count: int) -> tuple[Cell, ...]:
    return row.cells + (Cell(""),) * (count - len(row.cells))


def _said(columns: tuple[str, ...], cells: tuple[Cell, ...]) -> list[str]:
    """What the cells of a row say, below the names of their columns where these have some."""
    said = []
    for place, cell in enumerate(cells):
        column = columns[place] if columns else ""
        if column and not cell.goes_on:
            said.append(f"{column}: {cell.text or '–'}")
        elif cell.text and not cell.goes_on:
            said.append(cell.text)
    return said
