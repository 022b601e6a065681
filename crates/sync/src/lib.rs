#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod bundle;
pub mod circle;
pub mod drop;
pub mod effect;
pub mod evidence;
pub mod file;
pub mod join;
pub mod limits;
pub mod memory;
pub mod pack;
pub mod session;
pub mod ticket;
pub mod wire;

pub use circle::{CharterView, Membership, Standing};
pub use effect::{Effect, Ending, Event, Input, Moment, PortFailure, Problem, Stats};
pub use evidence::{Copies, FetchPolicy};
pub use file::{FileReceiver, FileRequest};
pub use join::Join;
pub use session::{Channel, Mode, Session, Side};
pub use ticket::{Invitation, PeerTicket, TicketRelay};
pub use wire::{CloseReason, CodecError, Message};
