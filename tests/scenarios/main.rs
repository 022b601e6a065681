//! Scenarios with the real command.

mod ahead;
mod api;
mod backup;
mod carried;
mod circles;
mod codebook;
mod collect;
mod commands;
mod consent;
mod custody;
mod derive;
mod exports;
mod fetching;
mod handover;
mod intake;
mod kinds;
mod lan;
mod likeness;
mod live;
mod procedures;
mod refusals;
mod relay;
mod removed;
mod renewed;
mod story;
mod views;
