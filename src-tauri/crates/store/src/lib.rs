//! The SQLite project file: open, migrate, transact, undo, lock.
