"""What law is made of, as values that never change."""
