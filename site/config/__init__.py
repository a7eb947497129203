"""The Django project: settings, addresses and what ties the rooms together."""
