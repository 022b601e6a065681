//! Scenarios with the real command.

mod ahead;
mod api;
mod backup;
mod carried;
mod circles;
mod codebook;
mod commands;
mod fetching;
mod handover;
mod intake;
mod kinds;
mod lan;
mod live;
mod procedures;
mod refusals;
mod relay;
mod removed;
mod renewed;
mod story;
