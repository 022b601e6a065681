//! What Cairn is held against, in the same run on the same machine.

pub mod age;
pub mod raw_stream;
pub mod samod;
