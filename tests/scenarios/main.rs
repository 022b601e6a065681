//! Scenarios with the real command.

mod api;
mod circles;
mod commands;
mod refusals;
mod story;
