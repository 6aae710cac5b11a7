"""Amendment notes: what a publisher wrote about changes becomes typed changes, and what is not understood is said."""
