"""The page that checks: one HTML file that runs this same code in a browser, and what it asks of it."""
