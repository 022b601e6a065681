#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod canon;
pub mod case_number;
pub mod check;
pub mod consent;
pub mod edit;
pub mod edtf;
pub mod field;
pub mod filter;
pub mod id;
pub mod kind;
pub mod link;
pub mod marking;
pub mod path;
pub mod place;
pub mod protocol;
pub mod risk;
pub mod saved_view;
pub mod summary;
pub mod time;
pub mod value;
pub mod vocab;

pub use check::{EditError, check_edits};
pub use edit::{Claim, Edit, Fields, RecordState, fields_under};
pub use edtf::{Day, Edtf};
pub use field::{Field, FieldType, fields, find_field};
pub use id::{CircleId, ItemId, RecordId};
pub use kind::Kind;
pub use marking::{Pap, Tlp};
pub use path::Path;
pub use summary::{Summary, summarize};
pub use time::Timestamp;
pub use value::Value;
pub use vocab::Vocabulary;
