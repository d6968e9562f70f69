//! Working calendars, dependency graph and critical path, pure.
