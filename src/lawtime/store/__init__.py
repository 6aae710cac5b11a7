"""Stores of the event log; each keeps one contract."""
