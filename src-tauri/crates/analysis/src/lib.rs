//! Roll-ups over the whole file with Polars.
