"""Peer of the exports: openpyxl writing the cells of a given workbook once more.

Reading them is not counted. Values, formulas, fills, number formats, fonts, borders and alignment
are written; widths, dropdowns, notes and print settings are not. A look is made once per kind and
given to its cells by openpyxl's inner number of it: setting the five parts of a look cell by cell,
as its documentation does, takes ten times as long.
Prints {"write": seconds, "cells": n}.
"""

import json
import sys
import time
from copy import copy

from openpyxl import Workbook, load_workbook


def cells_of(path):
    """Sheets as (title, [(row, column, value, look)]), and the looks by their number."""
    looks = {}
    sheets = []
    for sheet in load_workbook(path):
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                look = cell.style_id if cell.has_style else None
                if cell.value is None and look is None:
                    continue
                if look is not None and look not in looks:
                    looks[look] = (copy(cell.fill), cell.number_format, copy(cell.font),
                                   copy(cell.border), copy(cell.alignment))
                cells.append((cell.row, cell.column, cell.value, look))
        sheets.append((sheet.title, cells))
    return sheets, looks


def numbered(book, looks):
    """The inner number of every look in `book`."""
    scratch = book.active
    numbers = {}
    for row, (look, parts) in enumerate(looks.items(), 1):
        cell = scratch.cell(row, 1)
        cell.fill, cell.number_format, cell.font, cell.border, cell.alignment = parts
        numbers[look] = cell._style
    book.remove(scratch)
    return numbers


source, target = sys.argv[1:]
sheets, looks = cells_of(source)
start = time.perf_counter()
book = Workbook()
numbers = numbered(book, looks)
for title, cells in sheets:
    sheet = book.create_sheet(title)
    for row, column, value, look in cells:
        cell = sheet.cell(row, column, value)
        if look is not None:
            cell._style = numbers[look]
book.save(target)
print(json.dumps({
    "write": time.perf_counter() - start,
    "cells": sum(len(cells) for _, cells in sheets),
}))
