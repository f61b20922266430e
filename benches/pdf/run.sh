#!/usr/bin/env bash
# CPU time of a cold report: builds the command, then runs it on generated pairs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cargo build --release -p weft-cli -p weft-bench
target="${CARGO_TARGET_DIR:-target}"
"$target/release/pdf" "$target/release/weft"
