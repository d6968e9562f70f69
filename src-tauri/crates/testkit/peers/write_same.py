"""Peer of the exports: openpyxl writing the cells of a given workbook once more.

Reading them is not counted. Values, formulas, fills, number formats, fonts, borders and alignment
are written; widths, dropdowns, notes and print settings are not.
Prints {"write": seconds, "cells": n}.
"""

import json
import sys
import time
from copy import copy

from openpyxl import Workbook, load_workbook


def looks_of(cell, known):
    """The cell's look, made once per kind, as a script that knows its styles would keep it."""
    if cell.style_id not in known:
        known[cell.style_id] = (
            copy(cell.fill), cell.number_format, copy(cell.font), copy(cell.border),
            copy(cell.alignment),
        ) if cell.has_style else None
    return known[cell.style_id]


def cells_of(path):
    known = {}
    sheets = []
    for sheet in load_workbook(path):
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.has_style:
                    looks = looks_of(cell, known)
                    cells.append((cell.row, cell.column, cell.value, looks))
        sheets.append((sheet.title, cells))
    return sheets


source, target = sys.argv[1:]
sheets = cells_of(source)
start = time.perf_counter()
book = Workbook()
book.remove(book.active)
for title, cells in sheets:
    sheet = book.create_sheet(title)
    for row, column, value, looks in cells:
        cell = sheet.cell(row, column, value)
        if looks is not None:
            cell.fill, cell.number_format, cell.font, cell.border, cell.alignment = looks
book.save(target)
print(json.dumps({
    "write": time.perf_counter() - start,
    "cells": sum(len(cells) for _, cells in sheets),
}))
