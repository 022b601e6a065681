//! Scenarios with the real command.

mod api;
mod backup;
mod carried;
mod circles;
mod commands;
mod fetching;
mod handover;
mod lan;
mod live;
mod refusals;
mod relay;
mod removed;
mod renewed;
mod story;
