"""What a page is built of. An editor picks from these; a new block is one class and a template."""
