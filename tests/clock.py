"""How much work something is, told from how much else the machine has to do at the time."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that a call takes in this process.

    Nobody looks on: a measurement of coverage would slow what is written in Python and not what isn't. A collection of
    garbage waits until it's over: it would tell two measurements apart, and says nothing of the work.
    """
    onlooker, collecting = sys.gettrace(), gc.isenabled()
    sys.settrace(None)
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        sys.settrace(onlooker)
        if collecting:
            gc.enable()
