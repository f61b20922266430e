#!/usr/bin/env bash
# Event logs of 100,000 to 10,000,000 events: reading and counting them against reading them alone, and
# against PM4Py and process_mining. Both are fetched for this only, into a folder that is thrown away.
#   benches/logs/run.sh [LARGEST] [FILE…]   LARGEST: 100000, 1000000 (default) or 10000000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

largest=${1:-1000000}
shift || true
work=${WEFT_LOGS:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${WEFT_LOGS:-}" ] || trap 'rm -rf "$work"' EXIT

cargo build --release -p weft-bench --bin logs
logs="${CARGO_TARGET_DIR:-target}/release/logs"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet pm4py
fi
other=${WEFT_PROCESS_MINING:-}
if [ -z "$other" ]; then
    cp -r benches/logs/process_mining "$work/"
    CARGO_TARGET_DIR="$work/target" cargo build --release --manifest-path "$work/process_mining/Cargo.toml"
    other="$work/target/release/process_mining_log"
fi

"$logs" memory "$work"
for events in 100000 1000000 10000000; do
    [ "$events" -le "$largest" ] || continue
    "$logs" generate "$work" "$events"
    files=("$work/log-$events.xes" "$work/log-$events.xes.gz")
    "$logs" measure "${files[@]}" "$work/log-$events.csv" "$work/log-$events.csv.gz"
    # PM4Py holds ten million events in some 20 GB.
    [ "$events" -gt 1000000 ] || for file in "${files[@]}"; do
        echo "PM4Py           $(basename "$file"): $("$work/venv/bin/python" benches/logs/pm4py_log.py "$file" 2>/dev/null)"
        echo "process_mining  $(basename "$file"): $("$other" "$file")"
    done
    rm -f "$work/log-$events".*
done
for file in "$@"; do
    "$logs" measure "$file"
    echo "PM4Py           $(basename "$file"): $("$work/venv/bin/python" benches/logs/pm4py_log.py "$file" 2>/dev/null)"
    echo "process_mining  $(basename "$file"): $("$other" "$file")"
done
