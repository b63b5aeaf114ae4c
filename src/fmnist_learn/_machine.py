"""What the machine has."""

import os
from contextlib import suppress
from pathlib import Path

# Of a container, which may have less than the machine; of both kinds of cgroups.
_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def memory() -> float | None:
    """In GiB; None where the system does not say."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return None
    for file in _LIMITS:
        with suppress(OSError, ValueError):  # there is none, or it says "max"
            total = min(total, int(file.read_text(encoding="ascii")))
    return total / 2**30
