"""A made-up country of 41,000 offices with five years of ten figures each; the same rows for the same seed.

Rows are tuples in the order of the columns named beside them, numbers in whole ten-thousandths as the store keeps
them. Names repeat between districts, as those of real offices do.
"""

import hashlib
import random
from collections.abc import Iterator
from itertools import product

SEED = 20_260_401
PROVINCES, CITIES, DISTRICTS = 31, 340, 2_900
YEARS = (2021, 2022, 2023, 2024, 2025)
MOMENT = "2026-03-01T08:00:00.000000+00:00"
SCALE = 10_000
SCREENED, ACCEPTED, RESOLVED = "disputes_screened", "disputes_accepted", "disputes_resolved"
RATE, MEDIATED = "dispute_resolution_rate", "mediation_success_rate"
UNITS = {
    SCREENED: "件",
    ACCEPTED: "件",
    RESOLVED: "件",
    RATE: "%",
    MEDIATED: "%",
    "legal_publicity_events": "场",
    "law_literate_persons": "人",
    "legality_reviews": "件",
    "hotline_tickets": "件",
    "hotline_tickets_completed": "件",
}
_FIRST = "东西南北中上下新长安永兴福华金银玉青白石龙凤鹤松柳梅桃荷竹兰"
_SECOND = "山河湖海江溪泉桥塘港湾岗岭坡坪林园城门街口店集渡堡屯庄台洲"

REGION = ("id", "system", "code", "name", "level", "parent_id", "row_version")
OBSERVATION = ("id", "region_id", "indicator_id", "year", "value", "low", "high", "current")
SOURCE = ("observation_id", "qualifier", "unit", "flags", "method", "report_id", "recorded_at", "recorded_by")
TARGET = (
    "region_id", "indicator_id", "year", "comparator", "value", "low", "high", "qualifier", "soft", "derived",
    "origin", "words", "recorded_at", "recorded_by",
)  # fmt: skip
REPORT = (
    "id", "region_id", "year", "title", "file_name", "media_type", "sha256", "original", "state", "received_at",
    "received_by", "published_at", "published_by", "row_version",
)  # fmt: skip
TEXT = ("report_id", "text", "made_at")

Row = tuple[object, ...]


def regions(offices: int) -> list[Row]:
    """Provinces, their cities, their districts and the offices below, evenly; parents before children."""
    chance = random.Random(SEED)
    names = ["".join(pair) for pair in product(_FIRST, _SECOND)]
    rows: list[Row] = []
    above: list[tuple[int, str]] = []
    districts = max(1, DISTRICTS * offices // 41_000)
    cities = min(CITIES, districts)
    for level, ending, count in (("city", "省", min(PROVINCES, cities)), ("city", "市", cities), ("district", "区", districts), ("street", "", offices)):  # fmt: skip
        here: list[tuple[int, str]] = []
        for place in range(count):
            parent, code = above[place * len(above) // count] if above else (None, "")
            number = len(rows) + 1
            told = level if level != "street" else "town" if chance.random() < 0.5 else "street"
            word = ending or {"town": "镇", "street": "街道"}[told]
            code = f"{code}{place % 1000:03d}"
            rows.append((number, "made-up", code, f"{chance.choice(names)}{word}", told, parent, 1))
            here.append((number, code))
        above = here
    return rows


def observations(offices: list[int], first: int = 0) -> Iterator[tuple[list[Row], list[Row]]]:
    """Figures and where they come from, office by office; indicators are numbered from 1 in the order of UNITS."""
    number = first
    for place, region in enumerate(offices):
        chance = random.Random(SEED + region)
        level, events = chance.uniform(0.90, 0.995), chance.randint(4, 40)
        rows: list[Row] = []
        sources: list[Row] = []
        for turn, year in enumerate(YEARS):
            told = _year(chance, level, events, turn)
            for indicator, (code, unit) in enumerate(UNITS.items(), 1):
                number += 1
                value = told[code]
                # Every twentieth count is told in round words: 380余.
                hedged = unit != "%" and value % (10 * SCALE) == 0 and value > 0 and chance.random() < 0.5
                high = value + 9 * SCALE if hedged else value
                rows.append((number, region, indicator, year, value, value, high, 1))
                report = place * len(YEARS) + turn + 1
                sources.append((number, "about_plus" if hedged else "exact", unit, "", "extracted", report, MOMENT, 1))
        yield rows, sources


def _year(chance: random.Random, level: float, events: int, turn: int) -> dict[str, int]:
    """One office's figures of one year, agreeing with each other."""
    screened = chance.randint(40, 600)
    accepted = screened - chance.randint(0, screened // 10)
    resolved = min(accepted, round(accepted * min(1.0, level + turn * chance.uniform(-0.004, 0.008))))
    tickets = chance.randint(200, 5_000)
    counts = {
        SCREENED: screened,
        ACCEPTED: accepted,
        RESOLVED: resolved,
        "legal_publicity_events": events + chance.randint(-2, 5) + turn,
        "law_literate_persons": chance.randint(10, 60),
        "legality_reviews": chance.randint(5, 80),
        "hotline_tickets": tickets,
        "hotline_tickets_completed": round(tickets * chance.uniform(0.95, 1.0)),
    }
    shares = {RATE: round(1000 * resolved / screened), MEDIATED: round(1000 * resolved / accepted)}
    return {code: shares[code] * SCALE // 10 if code in shares else counts[code] * SCALE for code in UNITS}


def targets(offices: list[int]) -> Iterator[Row]:
    """A resolution rate and a number of activities for each office and year."""
    for region in offices:
        for year in YEARS:
            for indicator, value, unit in ((4, 97, "%"), (6, 12, "场")):
                words, bound = f"不低于{value}{unit}", value * SCALE
                yield (
                    region,
                    indicator,
                    year,
                    ">=",
                    bound,
                    bound,
                    None,
                    "at_least",
                    0,
                    0,
                    "imported",
                    words,
                    MOMENT,
                    1,
                )


def reports(offices: list[tuple[int, str]]) -> Iterator[tuple[Row, Row]]:
    """A published report with a few words for each office (number, name) and year."""
    number = 0
    for region, name in offices:
        for year in YEARS:
            number += 1
            title = f"{name}{year}年法治政府建设年度报告"
            content = f"{title}\n本街道{year}年法治政府建设情况如下。第{number}份。".encode()
            told = hashlib.sha256(content).hexdigest()
            yield (
                (number, region, year, title, f"{number}.txt", "text/plain", told, content, "published", MOMENT, 1, MOMENT, 1, 1),
                (number, content.decode(), MOMENT),
            )  # fmt: skip
