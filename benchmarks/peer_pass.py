"""A peer's number pass, timed in the peer's own environment; needs nothing of the project. See peers.py.

Reads {"peer", "texts", "rounds"} as JSON from stdin; the last line it prints is JSON: the processor seconds that each
round over all texts took, and what the peer makes of one phrase.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

PHRASE = "化解380余件，化解率98.7%，开展培训三场，增长2.4个百分点，投入500余万元。"


def jionlp() -> Callable[[str], list[tuple[str, Any]]]:
    """JioNLP's only pass over a text that reads numbers: sums of money, with their values."""
    extract = import_module("jionlp").ner.extract_money
    return lambda text: [(item["text"], item["detail"]["num"]) for item in extract(text)]


def recognizers() -> Callable[[str], list[tuple[str, Any]]]:
    """recognizers-text's number model for Chinese."""
    found = import_module("recognizers_number")
    model = found.NumberRecognizer(found.Culture.Chinese).get_number_model()
    return lambda text: [(item.text, item.resolution["value"]) for item in model.parse(text)]


def main() -> None:
    """Time the peer."""
    told = json.load(sys.stdin)
    numbers = {"jionlp": jionlp, "recognizers": recognizers}[told["peer"]]()
    phrase = numbers(PHRASE)
    seconds = []
    for _ in range(told["rounds"]):
        began = time.process_time()
        for text in told["texts"]:
            numbers(text)
        seconds.append(time.process_time() - began)
    print("\n" + json.dumps({"seconds": seconds, "phrase": phrase}))


if __name__ == "__main__":
    main()
