"""From events to answers: editions and change points, the states they make, and versions over valid time."""
