//! Scenarios with the real command.

mod api;
mod backup;
mod carried;
mod circles;
mod commands;
mod fetching;
mod handover;
mod refusals;
mod renewed;
mod story;
