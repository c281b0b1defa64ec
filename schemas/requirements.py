"""The elements that the law requires of a Service Delivery Plan, and those that guidance suggests."""

from __future__ import annotations

from schemas.model import Requirement

REQUIREMENTS: tuple[Requirement, ...] = ()
