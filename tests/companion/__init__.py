"""The companion window on a virtual screen, with real keys and clicks."""
