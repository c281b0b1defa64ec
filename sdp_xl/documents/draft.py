"""The draft of the Service Delivery Plan in Word."""

from __future__ import annotations

import io

from sdp_xl.documents import Asked, Made
from sdp_xl.plan.model import Plan


def make(plan: Plan, asked: Asked) -> Made:
    """The draft: so far its cover."""
    import docx

    document = docx.Document()
    settings = plan.settings
    document.core_properties.title = settings.text("plan_title") or "Service Delivery Plan"
    document.add_paragraph(settings.text("state"), style="Subtitle")
    document.add_paragraph("Service Delivery Plan", style="Title")
    document.add_paragraph(settings.text("plan_title"))
    file = io.BytesIO()
    document.save(file)
    return Made(data=file.getvalue())
