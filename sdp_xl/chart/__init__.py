"""The printed alignment chart: its model, and its forms as a spreadsheet and as a Word document."""
