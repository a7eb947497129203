"""What the editors' pages may use in their templates."""
