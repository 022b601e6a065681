//! Names of objects in a drop: random to outsiders, recognised by whoever holds the epoch's contact secret.

use std::fmt;

use cairn_keys::{ContactSecret, mac_equal};

const SEED_LABEL: &str = "cairn 2026 drop name";
const TAG_LABEL: &str = "cairn 2026 drop kind";
const EXTENSION: &str = ".age";
const HALF: usize = 16;

/// What an object is. Its name tells that to members only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    /// Entries, sealed to the epoch.
    Pack,
    /// Entries of a contributor, sealed to the devices that read.
    ContributorPack,
    /// A segment of evidence or its tree, sealed to the epoch.
    Evidence,
    /// The same from a contributor, sealed to the devices that read.
    ContributorEvidence,
    /// The charter page that follows the page whose epoch names and seals it.
    Page,
    /// Entries with a member's receipts, sealed to the one contributor's device whose log they are for.
    Receipts,
    /// Pages for a device that was admitted in place of another, sealed to it.
    Welcome,
}

impl ObjectKind {
    const ALL: [Self; 7] = [
        Self::Pack,
        Self::ContributorPack,
        Self::Evidence,
        Self::ContributorEvidence,
        Self::Page,
        Self::Receipts,
        Self::Welcome,
    ];

    const fn code(self) -> u8 {
        match self {
            Self::Pack => 1,
            Self::ContributorPack => 2,
            Self::Evidence => 3,
            Self::ContributorEvidence => 4,
            Self::Page => 5,
            Self::Receipts => 6,
            Self::Welcome => 7,
        }
    }
}

/// The name of an object: 16 bytes from its content's hash, and 16 that bind them and the kind, both under the contact secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectName([u8; 32]);

/// What a file's name in a drop says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileName {
    /// The name of an object.
    Object(ObjectName),
    /// A name that a sync program made when two devices wrote one file.
    Copy(ObjectName),
    /// Not ours.
    Foreign,
}

impl ObjectName {
    /// Derives the name of content.
    pub fn derive(secret: &ContactSecret, kind: ObjectKind, content: &[u8; 32]) -> Self {
        let seed = half(&secret.mac(SEED_LABEL, &[content]));
        Self::join(seed, half(&secret.mac(TAG_LABEL, &[&seed]))).marked(kind)
    }

    /// Wraps bytes that were derived before.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Says what the object is, if it was named under this secret. One computation, whatever the kind.
    pub fn kind_under(&self, secret: &ContactSecret) -> Option<ObjectKind> {
        let seed = half(&self.0);
        let bare = Self::join(seed, half(&secret.mac(TAG_LABEL, &[&seed])));
        ObjectKind::ALL.into_iter().find(|kind| mac_equal(&bare.marked(*kind).0, &self.0))
    }

    /// Gives the file's name in a drop.
    pub fn to_file_name(&self) -> String {
        format!("{self}{EXTENSION}")
    }

    /// Reads a file's name. Syncthing writes `NAME.sync-conflict-20260101-120000-ABCDEFG.age`, Nextcloud
    /// `NAME (conflicted copy 2026-01-01 120000).age`: whatever stands between a name and the extension makes it a copy.
    pub fn parse_file_name(text: &str) -> FileName {
        let Some(stem) = text.strip_suffix(EXTENSION) else { return FileName::Foreign };
        let Some((name, rest)) = stem.split_at_checked(64) else { return FileName::Foreign };
        let Some(bytes) = from_hex(name) else { return FileName::Foreign };
        let marked = rest.starts_with(['.', ' ', '-', '_', '~', '(']) && !rest.contains('/');
        match rest {
            "" => FileName::Object(Self(bytes)),
            _ if marked => FileName::Copy(Self(bytes)),
            _ => FileName::Foreign,
        }
    }

    /// Writes the kind over the last byte.
    fn marked(mut self, kind: ObjectKind) -> Self {
        if let Some(last) = self.0.last_mut() {
            *last ^= kind.code();
        }
        self
    }

    fn join(seed: [u8; HALF], tag: [u8; HALF]) -> Self {
        let mut bytes = [0; 32];
        let (left, right) = bytes.split_at_mut(HALF);
        left.copy_from_slice(&seed);
        right.copy_from_slice(&tag);
        Self(bytes)
    }
}

fn half(bytes: &[u8; 32]) -> [u8; HALF] {
    let mut half = [0; HALF];
    for (to, from) in half.iter_mut().zip(bytes) {
        *to = *from;
    }
    half
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let mut bytes = [0; 32];
    if pairs.len() != bytes.len() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectName({self})")
    }
}
