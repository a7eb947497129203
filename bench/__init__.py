"""The benches: our figures as ratios against peers, all in one run. `python -m bench [NAME...]`."""
