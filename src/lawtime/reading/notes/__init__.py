"""Amendment notes: what a publisher wrote about changes becomes typed changes, and what is not understood is said."""

from lawtime.reading.notes.as_json import change_json, notes_json, rule_json
from lawtime.reading.notes.openings import opens
from lawtime.reading.notes.reader import parse_note, read_clause, read_note
from lawtime.reading.notes.targets import read_target

__all__ = ["change_json", "notes_json", "opens", "parse_note", "read_clause", "read_note", "read_target", "rule_json"]
