//! Scenarios with the real command.

mod api;
mod carried;
mod circles;
mod commands;
mod refusals;
mod story;
