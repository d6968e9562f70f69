-- Columns of a table that name rows of another.
SELECT "from", "table" FROM pragma_foreign_key_list(?1)
