"""微小项目: a small, concrete thing that a village promises to finish within a month.

Forming it from demands, its plan (measured outcomes, budget, funding mix, milestones), its
works: start, progress in quantities, photos from one viewpoint, finish.
"""
