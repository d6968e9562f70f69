#!/bin/sh
# Installs the package on a bare Debian in a folder, uses it there, and takes it off again.
# Runs in a mount namespace of its own (`unshare --mount`), so nothing stays mounted.
# usage: bare.sh FOLDER PACKAGE MIRROR
set -eu
root=$1
package=$2
mirror=$3

say() { printf '  %s\n' "$*"; }
fail() { printf 'dist --try: %s\n' "$*" >&2; exit 1; }
inside() { chroot "$root" env -u CARGO_TARGET_DIR -u JIUGAI_ASSETS HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

rm -rf "$root"
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || fail "debootstrap; see $root.log"
# The same package sources and the same way to them as here.
cp -r /etc/apt/. "$root/etc/apt/"
rm -f "$root/etc/apt/apt.conf.d/"*docker* "$root/etc/apt/apt.conf.d/20packagekit" "$root/etc/apt/apt.conf.d/50appstream"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
say "a bare Debian: $(cat "$root/etc/debian_version")"

cp "$package" "$root/tmp/jiugai.deb"
inside apt-get update -qq >>"$root.log" 2>&1 || fail "apt-get update; see $root.log"
before=$(inside dpkg-query -W -f '${Installed-Size}\n' | awk '{ sum += $1 } END { print sum }')
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/jiugai.deb \
    >>"$root.log" 2>&1 || fail "apt-get install; see $root.log"
after=$(inside dpkg-query -W -f '${Installed-Size}\n' | awk '{ sum += $1 } END { print sum }')
say "installed with all it needs: $(((after - before) / 1024)) MiB more"

grep -q ':application/x-jiugai:\*\.jiugai$' "$root/usr/share/mime/globs2" || fail "*.jiugai has no type"
grep -q '^application/x-jiugai=jiugai\.desktop' "$root/usr/share/applications/mimeinfo.cache" \
    || fail "nothing opens application/x-jiugai"
grep -q '^Exec=jiugai-desktop %F$' "$root/usr/share/applications/jiugai.desktop" || fail "menu entry"
grep -q '^Name\[zh_CN\]=旧改规划工作台$' "$root/usr/share/applications/jiugai.desktop" || fail "menu name"
ls "$root"/usr/share/icons/hicolor/*/apps/jiugai-desktop.png >/dev/null || fail "icon"
say "file type, menu entry and icon are known"

inside jiugai demo /tmp/demo >"$root/tmp/demo.log" || fail "jiugai demo; see $root/tmp/demo.log"
say "jiugai demo: $(ls "$root/tmp/demo" | wc -l) files"

display=:$((90 + $$ % 100))
Xvfb "$display" -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
# The namespace goes with this script; the two programs must not outlive it.
trap 'kill "$window" "$server" 2>/dev/null || true' EXIT
window=$server
sleep 1
inside env DISPLAY="$display" jiugai-desktop /tmp/demo/demo.jiugai >"$root/tmp/window.log" 2>&1 &
window=$!
i=0
# The title names the data once the page has read it.
until DISPLAY=$display xdotool search --onlyvisible --name '–.*旧改规划工作台' >/dev/null 2>&1; do
    i=$((i + 1))
    [ $i -lt 120 ] || fail "no window after 60 s; see $root/tmp/window.log"
    kill -0 "$window" 2>/dev/null || fail "the window ended; see $root/tmp/window.log"
    sleep 0.5
done
say "the window shows the file"
if command -v import >/dev/null; then
    sleep 3
    DISPLAY=$display import -window root "$root.png"
    say "picture: $root.png"
fi
kill "$window"
wait "$window" 2>/dev/null || true

inside apt-get purge -y -qq jiugai >>"$root.log" 2>&1 || fail "apt-get purge; see $root.log"
left=$(find "$root/usr" "$root/etc" "$root/opt" -iname '*jiugai*' 2>/dev/null)
[ -z "$left" ] || fail "left behind: $left"
grep -q jiugai "$root/usr/share/mime/globs2" && fail "the file type stayed"
say "taken off again, nothing left"
