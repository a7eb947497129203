"""Tests of forms/documents: what the renderings say, and how they hold."""
