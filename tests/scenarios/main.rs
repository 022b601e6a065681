//! Scenarios with the real command.

mod api;
mod backup;
mod carried;
mod circles;
mod commands;
mod fetching;
mod lan;
mod live;
mod refusals;
mod relay;
mod story;
