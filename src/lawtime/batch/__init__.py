"""Many acts: files, folders and archives into a store, by an engine of one or many processes."""
