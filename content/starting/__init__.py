"""The starting content: pages as reviewed text files, and how they get into the site."""
