"""Import, directly-follows and handover of work with PM4Py: pm4py_log.py FILE.

Prints seconds, seconds of CPU, peak MB, events, and the sums of both counts.
"""

import os
import resource
import sys
import time

import pm4py
from pm4py.algo.organizational_mining.sna import algorithm as sna


def main(path):
    wall, used = time.perf_counter(), os.times()
    log = pm4py.read_xes(path) if ".xes" in path else table(path)
    follows, _, _ = pm4py.discover_dfg(log)
    handover = sna.apply(log, variant=sna.Variants.HANDOVER_LOG)
    now = os.times()
    seconds = time.perf_counter() - wall
    cpu = now.user + now.system - used.user - used.system
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(seconds, cpu, memory, len(log), sum(follows.values()), len(handover.connections))


def table(path):
    import pandas

    log = pandas.read_csv(path)
    return pm4py.format_dataframe(
        log,
        case_id="case:concept:name",
        activity_key="concept:name",
        timestamp_key="time:timestamp",
    )


main(sys.argv[1])
