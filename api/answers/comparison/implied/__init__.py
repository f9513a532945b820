"""What a figure and its stated change say of last year's, what a figure and its attainment say of the plan."""
