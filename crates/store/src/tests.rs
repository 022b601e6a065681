//! Tests of the vault as a whole; each part's own tests are beside it.

mod backup;
mod catch_up;
mod conditions;
mod crash;
mod device;
mod erase;
mod evidence;
mod exchange;
mod faults;
mod fixture;
mod forks;
mod handover;
mod import;
mod list;
mod named;
mod rebuild;
mod rivals;
mod schema;
mod unlock;
mod vouch;
mod write;
