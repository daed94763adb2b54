"""Settings all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No deadlines: a busy machine is not a fault of the code. In CI the examples are the same in every run.
settings.register_profile(
    "fangzhi",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("fangzhi")
