"""Peer of the exports: openpyxl writing the cells of a given workbook once more.

Reading them is not counted. Values, formulas and fills are written; borders, widths, dropdowns and
print settings are not, so openpyxl does less than what it is compared with.
Prints {"write": seconds, "cells": n}.
"""

import json
import sys
import time

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill


def cells_of(path):
    fills = {}
    sheets = []
    for sheet in load_workbook(path):
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                colour = cell.fill.start_color.rgb if cell.fill.fill_type == "solid" else None
                if cell.value is None and colour is None:
                    continue
                if colour is not None and not isinstance(colour, str):
                    colour = None
                if colour is not None and colour not in fills:
                    fills[colour] = PatternFill("solid", start_color=colour)
                cells.append((cell.row, cell.column, cell.value, fills.get(colour)))
        sheets.append((sheet.title, cells))
    return sheets


source, target = sys.argv[1:]
sheets = cells_of(source)
start = time.perf_counter()
book = Workbook()
book.remove(book.active)
for title, cells in sheets:
    sheet = book.create_sheet(title)
    for row, column, value, fill in cells:
        cell = sheet.cell(row, column, value)
        if fill is not None:
            cell.fill = fill
book.save(target)
print(json.dumps({
    "write": time.perf_counter() - start,
    "cells": sum(len(cells) for _, cells in sheets),
}))
