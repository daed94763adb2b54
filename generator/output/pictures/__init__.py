"""Pictures as SVG: pure functions of numbers and names, coloured by classes, with the numbers as text."""
