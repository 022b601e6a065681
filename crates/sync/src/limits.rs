//! Bounds on what a peer may make this device hold or do.

/// The largest frame accepted from a peer that has not yet shown who it is, in bytes.
pub const FRAME_BEFORE_AUTH: usize = 4 * 1024;

/// The largest frame accepted from a member, in bytes.
pub const FRAME: usize = 2 * 1024 * 1024;

/// How many bytes of entries one message carries, unless a single entry is larger.
pub const ENTRIES_PER_FRAME: usize = 1024 * 1024;

/// How many bytes of entries may be on their way without acknowledgement, in each direction.
pub const WINDOW: usize = 8 * 1024 * 1024;

/// The most unverified bytes kept in memory for one session.
pub const UNVERIFIED: usize = 16 * 1024 * 1024;

/// How many heads one message may name.
pub const HEADS: usize = 8 * 1024;

/// How many pages one message may carry.
pub const PAGES: usize = 256;

/// The largest page, in bytes.
pub const PAGE: usize = 256 * 1024;

/// How many pages a Trail names; eight and one for each doubling reach back further than any chain.
pub const TRAIL: usize = 64;

/// How often the two sides of one session weigh their branches against each other.
pub const RIVAL_ROUNDS: u8 = 8;

/// How many pages before the one that removed it a device gets when it works under a rival branch.
pub const PAGES_BEFORE_REMOVAL: u64 = 32;

/// How many proofs one message carries.
pub const PROOFS: usize = 8;

/// How many further rounds of proofs an initiator may offer.
pub const PROOF_ROUNDS: u8 = 16;

/// How many files may be asked for at a time.
pub const FILES_ASKED: usize = 16;

/// How many files are served at a time.
pub const FILES_SERVED: usize = 2;

/// The largest evidence file that is transferred, in bytes: 512 GiB, whose groups' hashes take 16 MiB.
pub const FILE: u64 = 512 << 30;

/// How many bad entries or files end a connection.
pub const BAD: u32 = 3;

/// How many milliseconds a peer has to prove that it belongs.
pub const HANDSHAKE_MILLIS: u64 = 15_000;

/// After how many milliseconds of silence a peer that owes something is given up.
pub const STALL_MILLIS: u64 = 60_000;

/// How many milliseconds two people have to compare the code.
pub const CONFIRM_MILLIS: u64 = 600_000;

/// The longest name of a newcomer, in bytes.
pub const NAME: usize = 200;

/// How many addresses a ticket holds.
pub const ADDRESSES: usize = 32;

/// The longest address of a relay, in bytes.
pub const RELAY_URL: usize = 512;

/// The longest token of a relay, in bytes.
pub const RELAY_TOKEN: usize = 512;

/// How many mismatches of the code void an invitation.
pub const MISMATCHES: u8 = 3;
