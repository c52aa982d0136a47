"""Bytes -> Document: one reader for each format, run in a child process; the bytes decide, the name only helps.

`document` reads one file; `Children` keeps several children for a batch; `formats` says which reader reads what.
"""

from etl.read.children import Children, document
from etl.read.document import Document
from etl.read.formats import SUFFIXES

__all__ = ["SUFFIXES", "Children", "Document", "document"]
