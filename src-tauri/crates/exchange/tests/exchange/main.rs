//! The room from outside: real workbooks, bad input, hostile files, odd tables, written workbooks.

mod common;
mod hostile;
mod legacy;
mod plan_workbook;
mod refusals;
mod tables;
mod workbooks;
