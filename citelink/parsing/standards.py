"""The designations of standards: `ГОСТ Р 7.0.5-2008`, `СТ РК 34.005-2002`, `ISO 690:2021`."""

from __future__ import annotations

_BODIES = "ГОСТ|ОСТ|СТ РК|ҚР СТ|СНиП|СанПиН|ДСТУ|СТБ|БДС|ISO|ИСО|IEC|МЭК|DIN|ANSI"
DESIGNATION = rf"(?:{_BODIES})\b(?:[ /][A-ZА-Я]{{1,5}}\b){{0,3}}[ -]?\d[\d.]{{0,15}}(?:[-–—:]\d{{1,4}})?"
"""A pattern of one: the body, maybe others that took it over, the number, mostly the year."""
