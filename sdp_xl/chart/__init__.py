"""The printed alignment chart: its model, and its form as a spreadsheet."""
