"""Pictures: what an SVG may hold, and how one is shown inside a page."""
