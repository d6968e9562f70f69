//! Builders and generators of district and province sized data.
