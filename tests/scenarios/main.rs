//! Scenarios with the real command.

mod api;
mod backup;
mod carried;
mod circles;
mod commands;
mod fetching;
mod handover;
mod intake;
mod lan;
mod live;
mod refusals;
mod relay;
mod renewed;
mod story;
