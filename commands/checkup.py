"""`manage.py check`: what the check-up says of reports, before they are sent; nothing is stored."""

import argparse
import json
import sys
from pathlib import PurePath

from commands import files
from commands.terminal import table, tell
from etl.checkup import VERDICTS, Result
from etl.checkup.reading import check_reading
from etl.read import document
from etl.reading import Reading, of_document
from exports.issues import head, place, sentence_of, told
from faults import Fault
from language import say


def run(options: argparse.Namespace) -> int:
    """Print every file's verdicts. Status 0 whatever was found; 1 where a file could not be read."""
    status = 0
    for path in files.named(options.files):
        name = PurePath(path).name
        try:
            reading = of_document(document(name, files.content(path)), name, options.year)
            results = check_reading(reading, name)
        except Fault as fault:
            tell(fault, path)
            status = 1
            continue
        if options.jsonl:
            sys.stdout.writelines(line + "\n" for line in _lines(path, reading, results))
        else:
            print(_readable(path, reading, results))
        sys.stdout.flush()
    return status


def _lines(path: str, reading: Reading, results: list[Result]) -> list[str]:
    """One JSON object a rule; places are characters of the text. What is the reviewer's alone is left out."""
    text = reading.document.text
    return [
        json.dumps(
            {
                "file": path,
                "rule": result.rule,
                "verdict": result.verdict,
                "evidence": [
                    {
                        "verdict": one.verdict,
                        "code": one.code,
                        "values": one.values,
                        "spots": one.spots,
                        "printed": one.printed,
                        "says": told(one.code, one.values),
                        "sentence": sentence_of(text, one),
                    }
                    for one in result.evidence
                ],
            },
            ensure_ascii=False,
        )
        for result in results
    ]


def _readable(path: str, reading: Reading, results: list[Result]) -> str:
    text = reading.document.text
    columns = [say("checkup.verdict"), say("checkup.rule"), say("commands.check.place"), say("checkup.ground")]
    rows = [
        [
            say(f"checkup.verdicts.{evidence.verdict}"),
            say(f"checkup.rules.{result.rule}"),
            place(text, evidence),
            told(evidence.code, evidence.values),
        ]
        for verdict in VERDICTS
        for result in results
        for evidence in result.evidence
        if evidence.verdict == verdict
    ]
    return "\n".join([head(path, results), table(columns, rows), ""])
