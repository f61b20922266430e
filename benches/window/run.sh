#!/bin/sh
# Builds the window as it is shipped and measures edits in it, on a virtual screen.
set -eu
cd "$(dirname "$0")/../.."
cargo build --release -p weft-desktop
target="${CARGO_TARGET_DIR:-target}"
WEFT_DESKTOP="$(realpath "$target/release/weft-desktop")" WEFT_REAL_WINDOW=required \
  cargo test -p weft-desktop --test edits
