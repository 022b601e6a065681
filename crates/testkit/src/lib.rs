#![doc = include_str!("../README.md")]

pub mod incident;
pub mod person;
pub mod record;
