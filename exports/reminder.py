"""The reminder to offices whose report is missing or still a draft, as text to copy: polite, with names and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from language import current, say


@dataclass(frozen=True, slots=True)
class Due:
    """The date that offices are reminded of; `source` is the document that sets it, empty for the common rule."""

    day: date
    source: str = ""


def listed(names: Sequence[str]) -> str:
    """Names in one line."""
    return ("、" if current() == "zh_CN" else ", ").join(names)


def day(told: date) -> str:
    """A date as a letter writes it."""
    return f"{told.year}年{told.month}月{told.day}日" if current() == "zh_CN" else told.isoformat()


def reminder(
    year: int,
    missing: Sequence[str],
    drafts: Sequence[str],
    due: Due,
    later: Sequence[tuple[str, date]],
    sender: tuple[str, str],
    today: date,
) -> str:
    """One text for all: to those whose report is missing, to those whose figures are not reviewed yet.

    `later` are the dates still to come by name; `sender` is the district and the person. Empty where nobody is to be told.
    """
    lines = []
    if missing:
        basis = (
            say("progress.reminder.by_source", source=due.source) if due.source else say("progress.reminder.by_rule")
        )
        days = (today - due.day).days
        key = "overdue" if days > 0 else "open"
        lines += [
            say("progress.reminder.to", names=listed(missing)),
            say(f"progress.reminder.{key}", year=year, basis=basis, due=day(due.day), days=abs(days)),
        ]
        dates = [say("progress.reminder.later_one", day=day(told), name=name) for name, told in later if told >= today]
        if dates:
            lines.append(say("progress.reminder.later", dates=listed(dates)))
        lines.append("")
    if drafts:
        told = say("progress.reminder.draft", year=year)
        lines += [say("progress.reminder.to", names=listed(drafts)), told, ""]
    if not lines:
        return ""
    region, person = sender
    lines += [
        say("progress.reminder.thanks"),
        say("progress.reminder.signed", region=region, person=person, today=day(today)),
    ]
    return "\n".join(lines)
