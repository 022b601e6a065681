//! Tests of the vault as a whole; each part's own tests are beside it.

mod crash;
mod evidence;
mod exchange;
mod faults;
mod fixture;
mod import;
mod list;
mod rebuild;
mod schema;
mod unlock;
mod write;
