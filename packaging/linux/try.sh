#!/usr/bin/env bash
# Installs the package, with nothing but what it declares, into a clean Debian of this machine's release,
# and uses it there: the command, the window on a virtual screen outside, the types of its files.
# Pictures of the window are kept. `try.sh DEB PICTURES`
set -euo pipefail
if [ "$(id -u)" -ne 0 ]; then exec sudo bash "$0" "$@"; fi
package=$(realpath "$1")
pictures=$(realpath "$2")
root=$(mktemp -d)
screen= window=

cleanup() {
    for process in $window $screen; do kill "$process" 2>/dev/null || true; done
    wait
    # What is mounted inside went with the process that mounted it.
    rm -rf --one-file-system "$root"
}
trap cleanup EXIT
trap 'echo "try.sh: line $LINENO failed" >&2' ERR

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'try.sh: %s\n' "$*" >&2; exit 1; }

# Runs a command inside; whatever it starts ends with it.
inside() {
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -c '
        root=$1; shift
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
        exec chroot "$root" env -i HOME=/srv PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive DISPLAY="${DISPLAY-}" "$@"
    ' inside "$root" "$@"
}

# Waits until the third picture in a row has something on it, and keeps that one: an empty window packs to a
# few kB, a drawing does not.
painted() {
    local full=0
    rm -f "$1"
    for _ in $(seq 60); do
        sleep 1
        if import -window root "$1" && [ "$(stat -c %s "$1")" -gt 40000 ]; then
            full=$((full + 1))
        else
            full=0
        fi
        if [ "$full" -eq 3 ]; then return; fi
    done
    return 1
}

# Opens a file in the window, waits until the window is called as expected, and keeps a picture.
shows() {
    local file=$1 title=$2 picture=$pictures/$3.png
    inside weft-desktop "$file" &
    window=$!
    timeout 60 xdotool search --sync --onlyvisible --name "^$title\$" >/dev/null ||
        fail "no window is called $title after a minute"
    xdotool search --class weft-desktop >/dev/null || fail "the window is not of the class weft-desktop"
    painted "$picture" || fail "the window stays empty for a minute: $picture"
    kill -0 "$window" 2>/dev/null || fail "the window closed by itself"
    kill "$window"
    wait "$window" || true
    window=
    echo "$file: the window is called $title; $picture"
}

. /etc/os-release
say "a clean $PRETTY_NAME"
mmdebstrap --quiet --variant=minbase "$VERSION_CODENAME" "$root"
mkdir -p /tmp/.X11-unix
cp "$package" "$root/weft.deb"
inside apt-get update -q
say "installing $(basename "$package") and what it declares"
inside apt-get install -q -y --no-install-recommends /weft.deb >"$root/install.log" || {
    tail -n 40 "$root/install.log"
    fail "it does not install"
}
grep -E 'newly installed|disk space' "$root/install.log"
inside dpkg --verify weft
if inside sh -c 'ldd /usr/bin/weft /usr/bin/weft-desktop' | grep 'not found'; then fail "libraries are missing"; fi

say "the command"
sample=/usr/share/doc/weft/examples/onboarding.weft.json
inside weft --version
inside weft audit "$sample" | head -n 12
inside weft audit "$sample" --pdf /srv/audit.pdf >/dev/null
test -s "$root/srv/audit.pdf"

say "the window"
exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1440x900x24 -nolisten tcp -ac 2>/dev/null &
screen=$!
read -r -u "$number" display
export DISPLAY=:$display
shows "$sample" "New-hire onboarding" bundle-sample
document=$(find "$root/srv/.local/share/work.weft.desktop/documents" -name '*.weft' | head -n 1)
test -n "$document" || fail "the window made no document of the sample"
cp "$document" "$root/srv/document.weft"
shows /srv/document.weft "New-hire onboarding" bundle-document

say "types of files, asked by the tools of a desktop"
inside apt-get install -q -y --no-install-recommends xdg-utils libglib2.0-bin desktop-file-utils >/dev/null
xlsx=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
# Another program for tables, as a spreadsheet would be: it must stay the first choice.
printf '[Desktop Entry]\nType=Application\nName=Tables\nExec=true %%f\nMimeType=text/csv;%s;\n' "$xlsx" \
    >"$root/usr/share/applications/tables.desktop"
inside update-desktop-database
cp "$root/srv/document.weft" "$root/srv/no-ending"
for name in a.weft.json a.bpmn a.csv a.json a.xlsx a.drawio a.xes a.xes.gz a.mmd; do echo '{}' >"$root/srv/$name"; done
expect() {
    local name=$1 type=$2 opens=$3 found first
    found=$(inside gio info -a standard::content-type "/srv/$name" | sed -n 's/.*content-type: //p')
    [ "$found" = "$type" ] || fail "$name is $found, not $type"
    first=$(inside gio mime "$type" | sed -n '1s/.*: *//p')
    [ "$first" = "$opens" ] || fail "$name opens with '$first', not with '$opens'"
    echo "$name: $type, opens with ${opens:-whatever is there}"
}
expect document.weft application/x-weft weft-desktop.desktop
expect no-ending application/x-weft weft-desktop.desktop
expect a.weft.json application/x-weft+json weft-desktop.desktop
expect a.bpmn application/x-bpmn+xml weft-desktop.desktop
expect a.csv text/csv tables.desktop
expect a.xlsx "$xlsx" tables.desktop
expect a.drawio application/vnd.jgraph.mxfile weft-desktop.desktop
expect a.xes application/x-xes+xml weft-desktop.desktop
expect a.xes.gz application/x-xes-compressed weft-desktop.desktop
found=$(inside env XDG_CURRENT_DESKTOP=GNOME xdg-mime query filetype /srv/document.weft)
[ "$found" = application/x-weft ] || fail "xdg-mime says that a document is $found"
for type in text/csv "$xlsx"; do
    inside gio mime "$type" | grep -q weft-desktop.desktop || fail "$type is not offered to Weft"
done
found=$(inside gio info -a standard::content-type /srv/a.mmd | sed -n 's/.*content-type: //p')
inside gio mime "$found" | grep -q weft-desktop.desktop && fail "a flowchart is taken from its editor"

say "removed again"
inside apt-get purge -q -y weft >/dev/null
left=$(inside find /usr /etc /var/lib/weft -name '*weft*' -not -path '/usr/share/doc/*' 2>/dev/null || true)
[ -z "$left" ] || fail "it leaves behind: $left"
say "everything worked"
