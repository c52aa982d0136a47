"""5,000 rows of a spreadsheet to checked rows, in this process: `python benchmarks/sheets.py`.

Prints the best of seven runs for reading the file (bytes to text) and for checking (text to rows), in milliseconds on
the clock and of processor time. The goal is 200 ms for both together; on two busy cores it was 78 + 108 ms.
"""

import io
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from openpyxl import Workbook

from catalogue import Indicator, catalogue
from etl.read.parse import parse
from etl.sheets import read_sheet

ROWS = 5000
RUNS = 7


def workbook() -> bytes:
    """All indicators for made-up streets and years: shares that agree with their counts but for one in fifty, some hedges."""
    chance = random.Random(7)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("填报")
    sheet.append(["街道", "年度", "指标", "数值", "单位", "备注"])
    indicators = catalogue().indicators
    for place in range(ROWS):
        if place % len(indicators) == 0:
            group = place // len(indicators)
            figures = values(chance, list(indicators.values()))
        indicator = list(indicators.values())[place % len(indicators)]
        value = figures[indicator.id]
        sheet.append([f"第{group // 3}街道", 2021 + group % 3, indicator.name_zh, value, indicator.unit, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def values(chance: random.Random, indicators: list[Indicator]) -> dict[str, object]:
    """One street's figures of one year."""
    counts = {indicator.id: chance.randint(1, 90) for indicator in indicators}
    told: dict[str, object] = {**counts}
    for indicator in indicators:
        base, top = indicator.denominator or "", indicator.numerator or ""
        if indicator.kind == "rate":
            right = counts.get(top, 9) / max(counts.get(base, 9), counts.get(top, 9))
            if base in counts and top in counts:
                counts[base] = max(counts[base], counts[top])
                told[base] = counts[base]
            wrong = 0 if chance.random() > 0.02 else 3
            told[indicator.id] = f"{max(2, round(100 * right - wrong, 1))}%"
    hedged = [indicator.id for indicator in indicators if indicator.kind == "count" and not indicator.denominator]
    for name in chance.sample(hedged, 5):
        told[name] = f"{counts[name]}余" if counts[name] % 10 == 0 else told[name]
    return told


def main() -> None:
    """Measure and print."""
    content = workbook()
    runs = []
    for _ in range(RUNS):
        clock, processor = time.perf_counter(), time.process_time()
        document = parse("a.xlsx", content)
        middle = time.perf_counter()
        rows = read_sheet(document, "a.xlsx").rows
        end = time.perf_counter()
        runs.append((1000 * (end - clock), 1000 * (middle - clock), 1000 * (time.process_time() - processor)))
    claims = sum(row.claim is not None for row in rows)
    together, read, processor = min(runs)
    print(f"{len(rows)} rows, {claims} figures, {len(content) // 1024} KB")
    print(f"bytes to text {read:.0f} ms, to checked rows {together - read:.0f} ms more, together {together:.0f} ms")
    print(f"processor time {processor:.0f} ms")


if __name__ == "__main__":
    main()
