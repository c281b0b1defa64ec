"""Checks a State's Service Delivery Plan workbook and writes its timeline."""

__version__ = "0.1.0"
