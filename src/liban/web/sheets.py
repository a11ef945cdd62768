"""Tables that leave the system as files: text stays text, never a formula."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

# With the mark at its head the file opens in Chinese everywhere.
BOM = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, also in full width.
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def guarded(cell: object) -> object:
    """``cell`` as it may stand in a sheet; numbers are ours, texts may be anybody's."""
    if isinstance(cell, int | float) or hasattr(cell, "as_tuple"):
        return cell
    text = str(cell)
    return f"'{text}" if text.lstrip(" \u3000").startswith(LIVE) else text


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """``rows`` as a file to download under a plain ``name``."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    response = HttpResponse(BOM + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
