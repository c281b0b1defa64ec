"""The Word door: writes what the tool makes as documents."""

from sdp_xl.document.chart import write_chart_docx

__all__ = ["write_chart_docx"]
