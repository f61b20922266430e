#!/bin/sh
# Our layout against ELK layered (elkjs, a dependency of this benchmark only) on the same graphs.
# Prints times, crossings, edges through steps, their ratios, and how our time grows.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:-"$root/target/bench-layout"}
mkdir -p "$out"
cargo build --quiet --release --manifest-path "$root/Cargo.toml" -p weft-core --example layout_bench
bench="$root/target/release/examples/layout_bench"
"$bench" make "$out"
if [ ! -d "$here/node_modules" ]; then (cd "$here" && npm ci --silent --no-audit --no-fund); fi
node "$here/elk.mjs" "$out"
"$bench" compare "$out"
