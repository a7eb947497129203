"""What the site tells programs: what is new, which pages there are, what is not for them."""
