"""Answers in other formats: JSON, pictures."""
