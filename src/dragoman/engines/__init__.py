"""Where the work on shards is done: in this process, or in several."""
