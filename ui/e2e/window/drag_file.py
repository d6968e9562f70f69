"""Drags a file onto the window in the middle of the screen, with the mouse: usage: FILE.

Stands a small window of its own in a corner as the place the file is dragged from.
"""

import subprocess
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uri = Path(sys.argv[1]).as_uri()

source = Gtk.Window(type=Gtk.WindowType.POPUP)
source.set_default_size(60, 60)
source.move(0, 0)
source.drag_source_set(
    Gdk.ModifierType.BUTTON1_MASK,
    [Gtk.TargetEntry.new("text/uri-list", 0, 0)],
    Gdk.DragAction.COPY,
)
source.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([uri]))
source.connect("drag-end", lambda *_: GLib.timeout_add(500, Gtk.main_quit))
source.show_all()

moves = [(30, 30), (40, 40), (80, 80), (200, 200), (500, 350), (600, 380), (610, 384), (612, 386)]
script = ["mousemove", "30", "30", "sleep", "0.3", "mousedown", "1"]
for x, y in moves:
    script += ["sleep", "0.2", "mousemove", str(x), str(y)]
script += ["sleep", "0.6", "mouseup", "1"]
GLib.timeout_add(500, lambda: subprocess.Popen(["xdotool", *script]) and False)
GLib.timeout_add_seconds(20, lambda: sys.exit("the drag did not end"))
Gtk.main()
