"""What a door says when it cannot do its work."""


class Trouble(Exception):
    """One plain sentence for staff: where, what, and what to do. Commands print it and exit with 2."""
