"""What the site's templates may use."""
