"""One folder, or some single files, on their way into the store.

A folder is loaded as a batch: each file's outcome is noted in the transaction that stores it, so a run that was broken
off, however it was, goes on where it stopped. Files are read in other processes, and written by this one alone.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from commands import files, sheet
from commands.progress import Progress
from commands.tally import Tally
from commands.terminal import note, tell
from etl.batch import File, Read, Readers
from etl.load import take
from etl.propose import Proposal, propose
from faults import Fault
from language import say
from records import Batch, FileOutcome, Person
from store import batches, reports

if TYPE_CHECKING:
    from etl.cluster import Cluster

# These are not about a file: going on would only repeat them.
STOPS = frozenset(
    {"batch_unknown", "busy", "database_damaged", "database_missing", "database_readonly", "disk_full"}
    | {"cluster_differs", "cluster_lost", "reader_not_started"}
)

# Stands in the place of a spreadsheet's bytes until its turn has come.
SHEET = Fault("unknown_type", name="")
EXTRA = "python -m pip install -r requirements-cluster.txt"


class Loading:
    """The files of a folder, or single ones (`folder` None); `person` is None where there is no store yet to ask."""

    def __init__(self, person: Person | None, options: argparse.Namespace, folder: Path | None) -> None:
        self.person, self.options, self.folder = person, options, folder
        self.batch: Batch | None = None
        self.tally = Tally()
        self._hashes: dict[str, str] = {}

    def run(self, paths: list[str]) -> bool:
        """Load the files and say what became of them. True where one failed."""
        if self.folder is not None and self.person is not None and self.options.confirm:
            paths = self._begun(self.person, self.folder, paths)
            if not paths and self.batch is None:
                return False
        try:
            self._through(paths)
        except (KeyboardInterrupt, Fault):
            if self.batch is not None:
                note("batch.broken_off", batch=self.batch.id, done=self.tally.files, left=len(paths) - self.tally.files)
            raise
        if self.batch is not None and self.person is not None:
            batches.finish(self.person, self.batch.id)
        self.tally.show(self.batch)
        return bool(self.tally.failed)

    def _begun(self, person: Person, folder: Path, paths: list[str]) -> list[str]:
        """Begin or take up the folder's batch; the files that are still to be loaded."""
        names = {self._name(path): path for path in paths}
        hashes = {name: files.sha256(path) for name, path in names.items()}
        options = self.options
        self.batch, waiting = batches.begin(person, str(folder.resolve()), hashes, options.region, options.year)
        if self.batch is None:
            note("batch.nothing_new", files=len(paths))
        elif self.batch.files or len(waiting) < len(paths):
            note("batch.taken_up", batch=self.batch.id, files=len(paths), left=len(waiting))
        return [names[name] for name in waiting]

    def _name(self, path: str) -> str:
        """What a file is called within its folder."""
        return Path(path).relative_to(self.folder).as_posix() if self.folder else path

    def _through(self, paths: list[str]) -> None:
        with (
            self._readers(len(paths)) as readers,
            Progress(len(paths) if self.folder else 1) as progress,
        ):
            for read in readers.read_all(self._supply(paths)):
                with progress.aside():
                    self._one(read)
                progress.step()

    def _readers(self, total: int) -> "Readers | Cluster":
        options = self.options
        if options.cluster is None:
            return Readers(options.workers, options.year)
        try:
            from etl.cluster import Cluster
        except ModuleNotFoundError as error:
            raise Fault("cluster_not_installed", detail=error, command=EXTRA) from error
        return Cluster(options.cluster, options.year, total)

    def _supply(self, paths: list[str]) -> Iterator[File]:
        """The files with their bytes; what is here already is not read again."""
        for path in paths:
            name = PurePath(path).name
            try:
                content = files.content(path)
                self._hashes[path] = hashlib.sha256(content).hexdigest()
                self._refuse(self._hashes[path])
            except Fault as fault:
                yield File(path, name, fault)
            else:
                # A spreadsheet has many offices and years, and goes a way of its own.
                yield File(path, name, SHEET if sheet.is_sheet(path) else content)

    def _refuse(self, sha256: str) -> None:
        """Raises Fault `same_file`, as storing it would, for a report that is here and is more than a draft."""
        present = reports.by_hash(self.person, sha256) if self.person else None
        if present is not None and present.state != "draft":
            raise reports.met("same_file", present)

    def _one(self, read: Read) -> None:
        file, told = read
        try:
            if told is SHEET:
                self._sheet(file)
                return
            if isinstance(told, Fault):
                raise told
            assert isinstance(file.content, bytes)
            options = self.options
            proposal = propose(self.person, file.name, file.content, told, options.region, options.year)
            self._taken(file, proposal) if options.confirm else _show(file, proposal)
            self.tally.take(len(proposal.taken), proposal.waiting)
        except Fault as fault:
            if fault.code in STOPS:
                raise
            self._left(file, fault)

    def _sheet(self, file: File) -> None:
        batch = (self.batch.id, self._name(file.key)) if self.batch else None
        options = self.options
        self.tally.take(*sheet.load(self.person, file.key, options.confirm, options.year, batch))

    def _taken(self, file: File, proposal: Proposal) -> None:
        assert self.person is not None
        take(self.person, proposal, self.batch.id if self.batch else None, self._name(file.key))
        if proposal.region is None:
            print(say("commands.load.new_region", file=file.key, region=proposal.office))
        print(_line("took", file, proposal))

    def _left(self, file: File, fault: Fault) -> None:
        """A file that was not stored, because it is here already or because something is wrong with it."""
        outcome = "known" if fault.code == "same_file" else "failed"
        tell(fault, file.key)
        self.tally.leave(outcome, file.key, fault)
        if self.batch is not None and self.person is not None:
            report = int(fault.values["report"]) if outcome == "known" else None
            told = FileOutcome(self._name(file.key), self._hashes.get(file.key), outcome, fault.code, report)
            batches.note(self.person, self.batch.id, told)


def _line(key: str, file: File, proposal: Proposal) -> str:
    return say(
        f"commands.load.{key}",
        file=file.key,
        region=proposal.office,
        year=proposal.year,
        taken=len(proposal.taken),
        left=proposal.waiting,
    )


def _show(file: File, proposal: Proposal) -> None:
    if proposal.region is None:
        print(say("commands.load.would_be_new", file=file.key, region=proposal.office))
    print(_line("would_take", file, proposal))
