#!/usr/bin/env bash
# Counting where a log lies: PostgreSQL, DataFusion on CSV and Parquet (also with half of the memory that
# the CSV has bytes, at least 128 MB), and Ballista with two executors, on generated logs of 1,000,000 and
# 10,000,000 events (or those given as arguments). Prints for each the time, the rows of counts that were
# fetched, the time of processors, and the largest memory. About 6 GB of a temporary folder are used. A release
# build of weft-engine takes an hour, once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target="$(realpath "${CARGO_TARGET_DIR:-target}")"
built="${WEFT_ENGINE_TARGET:-$target/engine}"
sizes=("${@:-1000000}")
[ $# -gt 0 ] || sizes=(1000000 10000000)

manifest=crates/weft-engine/Cargo.toml
CARGO_TARGET_DIR="$built" cargo build -q --release --locked --manifest-path "$manifest" --bins
# As the tests are built.
CARGO_TARGET_DIR="$built" cargo build -q --locked --manifest-path "$manifest" --example to_parquet
cargo build -q -p weft-query --example count
engine="$(realpath "$built/release/weft-engine")"
count="$(realpath "$target/debug/examples/count")"
PATH="$(dirname "$engine"):$PATH"

postgres="$(dirname "$(find /usr/lib/postgresql -name initdb | sort | tail -1)")"
work="$(mktemp -d)"
started=()
as=()
finish() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    "${as[@]}" "$postgres/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT

# The server refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    chown nobody:nogroup "$work"
fi
port="${WEFT_BENCH_PORT:-54329}"
"${as[@]}" "$postgres/initdb" -D "$work/data" -U weft -A trust -E UTF8 --locale=C --no-sync >/dev/null
"${as[@]}" "$postgres/pg_ctl" -D "$work/data" -l "$work/log" -w start \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c max_wal_size=4GB" >/dev/null
server="$(head -1 "$work/data/postmaster.pid")"
sql=("$postgres/psql" -q -h 127.0.0.1 -p "$port" -U weft postgres)

# Hundredths of a second of processors that a process took, or that its ended children did.
own() { awk '{ sub(/.*\) /, ""); used = $12 + $13 } END { print used + 0 }' "/proc/$1/stat" 2>/dev/null || echo 0; }
ended() { awk '{ sub(/.*\) /, ""); print $14 + $15 }' "/proc/$1/stat"; }
anonymous() { awk '/^RssAnon/ { kb = $2 } END { print int(kb / 1024) }' "/proc/$1/status" 2>/dev/null || echo 0; }

# The processes that count: children of the server, children of `count`, or the executors.
counting() {
    case "$1" in
    postgres) pgrep -P "$server" -f 'postgres: weft' || true ;;
    here) pgrep -P "$2" || true ;;
    cluster) echo "${executors[@]}" ;;
    esac
}

# measure NAME ADDRESS postgres|here|cluster
measure() {
    local name="$1" address="$2" kind="$3" most=0 used=0 now pid before taken
    declare -A last=() first=()
    if [ "$kind" = cluster ]; then
        for pid in "${executors[@]}"; do first[$pid]="$(own "$pid")"; done
    fi
    before="$(ended "$server")"
    "$count" "$address" >"$work/said" &
    local asking=$!
    while kill -0 "$asking" 2>/dev/null; do
        now=0
        for pid in $(counting "$kind" "$asking"); do
            taken="$(own "$pid")"
            # An ended process says 0; what was last seen of it holds.
            [ "$taken" -gt 0 ] && last[$pid]="$taken"
            now=$((now + $(anonymous "$pid")))
        done
        [ "$now" -gt "$most" ] && most="$now"
        sleep 0.05
    done
    # One that has not enough memory says so, and the others go on.
    wait "$asking" || echo "failed" >"$work/said"
    for pid in "${!last[@]}"; do used=$((used + last[$pid] - ${first[$pid]:-0})); done
    [ "$kind" = postgres ] && used=$(($(ended "$server") - before))
    printf '%-28s %s; %d.%d s of processors, %d MB\n' "$name" "$(cat "$work/said")" \
        $((used / 100)) $((used / 10 % 10)) "$most"
}

"$engine" scheduler --bind 127.0.0.1:50450 2>/dev/null &
started+=($!)
executors=()
for bind in 50451 50461; do
    "$engine" executor --scheduler 127.0.0.1:50450 --bind "127.0.0.1:$bind" --work "$work/$bind" --memory 1024 2>/dev/null &
    started+=($!)
    executors+=($!)
done

for events in "${sizes[@]}"; do
    echo "== $events events"
    "${sql[@]}" -v events="$events" -f benches/engine/log.sql 2>/dev/null
    measure "PostgreSQL" "postgres://weft@127.0.0.1:$port/postgres?table=events" postgres
    mkdir "$work/csv" "$work/parquet"
    for part in 0 1 2 3; do
        "${sql[@]}" -c "\\copy (select * from events where position >= $events / 4 * $part and position < $events / 4 * ($part + 1) order by position) to '$work/csv/$part.csv' csv header"
    done
    "${sql[@]}" -c "drop table events"
    measure "DataFusion, CSV" "$work/csv" here
    csv="$(du -sm "$work/csv" | cut -f1)"
    "$built/debug/examples/to_parquet" "$work/csv" "$work/parquet"
    echo "CSV $csv MB, Parquet $(du -sm "$work/parquet" | cut -f1) MB"
    memory=$((csv / 2 < 128 ? 128 : csv / 2))
    measure "DataFusion, CSV, $memory MB" "$work/csv?memory=$memory" here
    measure "DataFusion, Parquet" "$work/parquet" here
    measure "Ballista, CSV" "df://127.0.0.1:50450$work/csv" cluster
    measure "Ballista, Parquet" "df://127.0.0.1:50450$work/parquet" cluster
    rm -rf "$work/csv" "$work/parquet"
done
