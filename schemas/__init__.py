"""What a Service Delivery Plan workbook must hold, declared once."""

from schemas.model import SCHEMA_VERSION

__all__ = ["SCHEMA_VERSION"]
