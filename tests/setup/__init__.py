"""Installing, removing, and what the doctor sees, on a computer whose places are a temporary folder."""
