#!/usr/bin/env bash
# Sizes of what is shipped; time, memory and idleness of the real window, on a virtual screen.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Both at once, as `cargo xtask bundle` builds them.
cargo build --release -p weft-desktop -p weft-cli
cargo build --release -p weft-bench
target="${CARGO_TARGET_DIR:-target}"
for file in "$target"/release/weft-desktop "$target"/release/weft "$target"/debian/*.deb; do
    if [ -e "$file" ]; then
        printf '%-24s %8s\n' "$(basename "$file")" "$(numfmt --to=si --format=%.1f "$(stat -c %s "$file")")"
    else
        echo "no package yet: cargo xtask bundle"
    fi
done
xvfb-run -a -s "-screen 0 1440x900x24" "$target/release/start" "$target/release/weft-desktop"
