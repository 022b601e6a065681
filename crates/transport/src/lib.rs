#![doc = include_str!("../README.md")]

pub mod drop;
pub mod files;
pub mod lan;
pub mod live;
pub mod port;
pub mod relay;

mod converse;
mod join;
mod sync;

pub use converse::Conversation;
pub use drop::{
    DropControl, DropCredentials, DropPlace, DropPort, DropVisitReport, PlaceError, drop_control, visit_drop,
};
pub use join::{JoinCommand, JoinControl, JoinProgress, JoinReport, answer_join, ask_to_join, join_control};
pub use lan::{Lan, LanError, LanPeer, Turn};
pub use live::{
    Bind, CirclePort, Gathered, Gathering, KeyTurn, Link, LinkError, Listener, Openings, PeerAtHand, TransportKeys,
    Way, dial, dial_through, ticket_of_presence,
};
pub use port::{FileSink, JoinPort, Port, PortError, SealedFile};
pub use relay::{Relay, RelayError};
pub use sync::{Progress, SessionControl, SessionReport, answer_session, session_control, start_session};
