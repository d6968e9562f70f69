//! The room from outside: real workbooks, bad input, hostile files, odd tables, written workbooks,
//! workbooks that come back.

mod common;
mod hostile;
mod layouts;
mod legacy;
mod merge;
mod mutants;
mod nasty;
mod offices;
mod price_books;
mod reader;
mod refusals;
mod tables;
mod workbooks;
mod written;
