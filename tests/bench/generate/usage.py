"""Runs a program and writes what it took to a file, as JSON: usage.py FILE PROGRAM WORD...

Seconds that passed, seconds that processors worked for it and the system on its behalf, and the
most memory it held, in megabytes: what wait4(2) tells of this one child.
"""

import json
import os
import sys
import time

begun = time.monotonic()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
took = {
    "wall": time.monotonic() - begun,
    "user": usage.ru_utime,
    "sys": usage.ru_stime,
    "memory": usage.ru_maxrss / 1024,
}
with open(sys.argv[1], "w") as file:
    json.dump(took, file)
sys.exit(os.waitstatus_to_exitcode(status))
