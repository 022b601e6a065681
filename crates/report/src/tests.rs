//! Tests of the whole: an invented report, built, taken apart and shown to stock tools.

mod sample;
mod stock_tools;
mod tampering;
mod typesetting;

pub(crate) use sample::{Files, Items, key, sample, sample_with_items};
