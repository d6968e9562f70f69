INSERT INTO journal
    (id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'applied')
