"""The companion: its desks on the double of Excel and on files; its server with real requests and a real browser."""
