//! Scenarios with the real command.

mod commands;
mod refusals;
mod story;
