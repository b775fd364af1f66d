"""Settings for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The same cases on every run and no time limits, so that a busy machine or an unlucky draw fails nobody's change.
# CITELINK_EXPLORE=1 draws new ones.
SLOW = [HealthCheck.too_slow]
settings.register_profile("steady", deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("explore", deadline=None, suppress_health_check=SLOW, max_examples=1000)
settings.load_profile("explore" if os.environ.get("CITELINK_EXPLORE") else "steady")
