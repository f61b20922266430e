#!/bin/sh
# Weft's canvas against @xyflow/svelte (a dependency of this benchmark only) in Chromium and WebKitGTK.
# Prints frame times and the page's own work for both, and their ratios.
#   benches/ui/run.sh [BROWSER…]        STEPS=150,1000 and ROUNDS=1 make it shorter
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out="$root/target/bench-ui"
mkdir -p "$out"
host=${WEFT_HOST:-}
if [ -z "$host" ]; then
    cargo build --quiet --manifest-path "$root/Cargo.toml" -p weft-desktop --example host
    host="${CARGO_TARGET_DIR:-$root/target}/debug/examples/host"
fi
if [ ! -d "$here/node_modules" ]; then (cd "$here" && npm ci --silent --no-audit --no-fund); fi
(cd "$here" && npx vite build --logLevel warn)
node "$here/data.mjs" "$host" "$out" $(echo "${STEPS:-150,1000,5000}" | tr ',' ' ')
exec xvfb-run -a -s "-screen 0 1920x1080x24" node "$here/run.mjs" "$out" "$@"
