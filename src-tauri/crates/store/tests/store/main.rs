//! Tests of the store through its public face, one module per table group and one per promise.

mod community;
mod crash;
mod evidence;
mod finding;
mod history;
mod hostile;
mod lock;
mod plan;
mod policy;
mod progress;
mod project;
mod provenance;
mod random;
mod refuse;
mod roles;
mod schema;
mod scheme;
mod search;
mod support;
mod task;
