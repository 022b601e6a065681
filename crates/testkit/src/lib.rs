#![doc = include_str!("../README.md")]

pub mod incident;
pub mod media;
pub mod person;
pub mod record;
