#!/bin/sh
# Builds the window as it is shipped and measures edits in it, on a virtual screen.
set -eu
cd "$(dirname "$0")/../.."
cargo build --release -p weft-desktop
target="${CARGO_TARGET_DIR:-target}"
WEFT_DESKTOP="$(realpath "$target/release/weft-desktop")" WEFT_REAL_WINDOW=required \
  xvfb-run -a -s "-screen 0 1280x800x24" cargo test -p weft-desktop --test edits
