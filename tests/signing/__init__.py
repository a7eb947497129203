"""Seals: made, kept, attacked, and judged."""
