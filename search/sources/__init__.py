"""Where entries come from. Each source tells cheaply what it has, and reads what has changed."""
