//! Tests of the store through its public face, one module per table group and one per promise.

mod check;
mod community;
mod crash;
mod evidence;
mod finding;
mod format;
mod history;
mod hostile;
mod keep;
mod lock;
mod migration;
mod plan;
mod point;
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
mod snapshot;
mod support;
mod task;
