"""Settings: a base and thin overrides. The environment is read here and nowhere else."""
