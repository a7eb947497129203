"""The young person's course: people, access, steps and what is read of it."""
