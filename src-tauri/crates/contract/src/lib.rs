//! What crosses the boundary: DTOs, one command list, router, error codes.
