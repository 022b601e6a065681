//! The database's tables, as steps that are only ever added to.

/// Marks the file as a Cairn vault ("CAIR").
pub(crate) const APPLICATION_ID: i32 = 0x4341_4952;

/// The steps by which a database of version n becomes version n + 1. Never change one that was released.
pub(crate) const MIGRATIONS: &[&str] = &[V1, V2, V3, V4];

/// The version of what is derived from the ledger. Raise it when a projection's rows would come out otherwise; a vault
/// with another number is rebuilt when it is opened.
pub(crate) const PROJECTION: i64 = 3;

/// The version this code reads and writes.
pub(crate) const VERSION: i32 = 4;

const V1: &str = r"
-- One row a name: commit, digest, projection, settings.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- The circles of this vault.
CREATE TABLE circle (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,                 -- 32 bytes: hash of page zero
  personal INTEGER NOT NULL                -- 1: the circle of one in which work starts
) STRICT;

-- The charter pages under which we work, in order; the last one is the current page.
CREATE TABLE page (
  circle INTEGER NOT NULL REFERENCES circle,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,                     -- canonical CBOR with signatures, exactly as received
  PRIMARY KEY (circle, number)
) STRICT;

-- Keys of this device: device seed, seal key, epochs, transport keys.
CREATE TABLE secret (
  circle INTEGER NOT NULL REFERENCES circle,
  name TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (circle, name)
) STRICT;

-- One row a device's chain. `height` and `head` say how far it is held.
CREATE TABLE log (
  n INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  id BLOB NOT NULL,                        -- 32 bytes: the device key
  height INTEGER NOT NULL,
  head BLOB NOT NULL,                      -- 32 bytes: hash of the newest header
  withheld INTEGER NOT NULL,               -- bytes of entries that do not count
  told INTEGER NOT NULL,                   -- height last named in a frontier part of our own
  UNIQUE (circle, id)
) STRICT;

-- The signed entries. Wire form: [header, signature, leaves, [part|null, ...]]; `head` is the first three.
CREATE TABLE entry (
  n INTEGER PRIMARY KEY,
  log INTEGER NOT NULL REFERENCES log,
  height INTEGER NOT NULL,
  hash BLOB NOT NULL,                      -- 32 bytes: hash of the header
  head BLOB NOT NULL,
  parts INTEGER NOT NULL,                  -- how many
  size INTEGER NOT NULL,                   -- bytes on the wire
  claimed INTEGER NOT NULL,                -- milliseconds: what the author's clock said
  received INTEGER NOT NULL,               -- milliseconds: what our clock said
  counts INTEGER NOT NULL,                 -- 1: the page we work under lets it count; 0: withheld
  UNIQUE (log, height)
) STRICT;
CREATE INDEX entry_withheld ON entry (log) WHERE NOT counts;

-- The parts, compressed as on the wire. id = entry << 20 | ordinal. A null is an erased part.
CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  bytes BLOB
) STRICT;

-- A record's number, for ever.
CREATE TABLE subject (
  n INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  id BLOB NOT NULL,                        -- 16 bytes
  UNIQUE (id, circle)
) STRICT;

-- Which parts hold changes of a record, and their sum along each log.
CREATE TABLE change (
  subject INTEGER NOT NULL REFERENCES subject,
  part INTEGER NOT NULL,
  bytes INTEGER NOT NULL,                  -- length of the change, uncompressed
  aside INTEGER NOT NULL,                  -- 1: refused by our checks, named in `vault check`
  PRIMARY KEY (subject, part)
) STRICT, WITHOUT ROWID;

-- Evidence manifests by record.
CREATE TABLE manifest (
  part INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL REFERENCES subject,
  ciphertext BLOB NOT NULL,                -- 32 bytes: BLAKE3 of the sealed file, which is its name
  sealed_size INTEGER NOT NULL
) STRICT;
CREATE INDEX manifest_subject ON manifest (subject);
CREATE INDEX manifest_ciphertext ON manifest (ciphertext);

-- Hashes of the 1 MiB groups of sealed files, by which a transfer is verified while it streams.
CREATE TABLE tree (
  ciphertext BLOB PRIMARY KEY,             -- 32 bytes
  length INTEGER NOT NULL,
  groups BLOB NOT NULL                     -- 32 bytes a group
) STRICT, WITHOUT ROWID;

-- Attestations by what they are about.
CREATE TABLE attestation (
  part INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash BLOB NOT NULL                       -- 32 bytes: SHA-256 of its JSON
) STRICT;
CREATE INDEX attestation_subject ON attestation (circle, subject);

-- The other parts that act by themselves: vouchers, receipts, erasures, presence.
CREATE TABLE notice (
  part INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX notice_kind ON notice (circle, kind);

-- Projections: all below can be dropped and rebuilt from the tables above.

-- One row a record. n = (2^42 - 1 - time last written in ms) << 21 | a counter: rows lie newest first. FTS5 reads its lists
-- forwards some twenty times faster than backwards.
CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL UNIQUE REFERENCES subject,
  circle INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,                               -- EDTF
  earliest INTEGER NOT NULL,               -- days since 1970; the lowest number when open or unknown
  latest INTEGER NOT NULL,                 -- days since 1970; the highest number when open, the lowest when unknown
  place TEXT,
  status TEXT,
  tlp TEXT,
  deleted INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,              -- fields with several different values
  readable INTEGER NOT NULL                -- 0: could not be built from its changes
) STRICT;
CREATE INDEX record_kind ON record (deleted, kind);
-- `earliest` stands in both, so that a range of dates is told without reading a row.
CREATE INDEX record_kind_date ON record (deleted, kind, latest DESC, n, earliest);
CREATE INDEX record_date ON record (deleted, latest DESC, n, earliest);
CREATE INDEX record_unreadable ON record (circle) WHERE readable = 0;

-- The record's current fields: zstd of CBOR {path: value}.
CREATE TABLE body (
  n INTEGER PRIMARY KEY,
  fields BLOB NOT NULL
) STRICT;

-- Fields with several different values: zstd of JSON [{value, author, time}].
CREATE TABLE conflict (
  n INTEGER NOT NULL,
  path TEXT NOT NULL,
  claims BLOB NOT NULL,
  PRIMARY KEY (n, path)
) STRICT, WITHOUT ROWID;

-- Links that start in a record.
CREATE TABLE link (
  n INTEGER NOT NULL,
  item BLOB NOT NULL,                      -- 8 bytes
  relation TEXT NOT NULL,
  target BLOB NOT NULL,                    -- 16 bytes
  PRIMARY KEY (n, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

-- Full text and exact filters: tokens of our own preparation; rowid is record.n.
CREATE VIRTUAL TABLE search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2 3',
  tokenize='unicode61 remove_diacritics 0 categories ''L* N* M* Co'''
);
INSERT INTO search (search, rank) VALUES ('pgsz', 3900);
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

-- Imported indicator sets: the set's record, and what its sealed file holds.
CREATE TABLE indicator (
  n INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  id BLOB NOT NULL,                        -- 16 bytes: the set's record
  object TEXT NOT NULL,                    -- the object's id inside the set
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  name TEXT,
  at INTEGER NOT NULL,                     -- where its verbatim bytes begin in the set's file
  length INTEGER NOT NULL,
  more TEXT,                               -- JSON for whoever reads the set
  UNIQUE (id, circle, object)
) STRICT;
CREATE INDEX indicator_value ON indicator (value);
CREATE VIRTUAL TABLE indicator_search USING fts5(
  tokens, content='', contentless_delete=1, detail=none,
  tokenize='unicode61 remove_diacritics 0 categories ''L* N* M* Co'''
);
INSERT INTO indicator_search (indicator_search, rank) VALUES ('pgsz', 3900);
";

const V2: &str = r"
-- Logs of which the entries up to a height were handed over and are no longer here.
CREATE TABLE forgotten (
  log INTEGER PRIMARY KEY REFERENCES log,
  height INTEGER NOT NULL,
  header BLOB NOT NULL                     -- the header that stood there: the log goes on from it
) STRICT;

-- Entries of a log whose device was rolled back or copied, beside the chain that counts.
CREATE TABLE side (
  n INTEGER PRIMARY KEY,
  log INTEGER NOT NULL REFERENCES log,
  height INTEGER NOT NULL,
  hash BLOB NOT NULL,                      -- 32 bytes: hash of the header
  prev BLOB,                               -- 32 bytes: hash of the header below; null at height 1
  received INTEGER NOT NULL,               -- milliseconds: what our clock said
  bytes BLOB NOT NULL,                     -- the entry as on the wire
  UNIQUE (log, hash)
) STRICT;

CREATE INDEX part_gone ON part (id) WHERE bytes IS NULL;

-- What a steward asked to erase. target = a record's id (16 bytes), or an entry's hash and a leaf (32 + 8 bytes).
CREATE TABLE erasure (
  circle INTEGER NOT NULL REFERENCES circle,
  target BLOB NOT NULL,
  done INTEGER NOT NULL,                   -- 0: hidden; 1: a second person confirmed, and it was destroyed here
  PRIMARY KEY (circle, target)
) STRICT, WITHOUT ROWID;

-- Sealed files that are to be destroyed: their manifests are erased.
CREATE TABLE doomed (
  ciphertext BLOB PRIMARY KEY              -- 32 bytes
) STRICT, WITHOUT ROWID;

-- Vouchers that this device owes for what it had accepted before a log was closed.
CREATE TABLE owed (
  circle INTEGER NOT NULL REFERENCES circle,
  log BLOB NOT NULL,                       -- 32 bytes
  height INTEGER NOT NULL,
  hash BLOB NOT NULL,                      -- 32 bytes
  PRIMARY KEY (circle, log)
) STRICT, WITHOUT ROWID;

-- Pages that we do not work under: of rival branches, or such as wait for a person's word.
CREATE TABLE other_page (
  circle INTEGER NOT NULL REFERENCES circle,
  bytes BLOB NOT NULL                      -- as received
) STRICT;
CREATE INDEX other_page_circle ON other_page (circle);

-- Pages that a person decided against.
CREATE TABLE declined (
  circle INTEGER NOT NULL REFERENCES circle,
  hash BLOB NOT NULL,                      -- 32 bytes
  PRIMARY KEY (circle, hash)
) STRICT, WITHOUT ROWID;

-- Entries of members that say what they hold of this device's own log.
CREATE TABLE receipt (
  circle INTEGER NOT NULL REFERENCES circle,
  hash BLOB NOT NULL,                      -- 32 bytes: hash of the member's entry
  bytes BLOB NOT NULL,                     -- the entry as on the wire
  PRIMARY KEY (circle, hash)
) STRICT;
";

const V3: &str = r"
-- A projection: the hash of what is shown of each record, in the order in which the digest of its circle takes them.
CREATE TABLE record_hash (
  circle INTEGER NOT NULL,
  id BLOB NOT NULL,                        -- 16 bytes
  hash BLOB NOT NULL,                      -- 32 bytes: SHA-256 of its canonical JSON
  PRIMARY KEY (circle, id)
) STRICT, WITHOUT ROWID;
";

const V4: &str = r"
-- Logs whose changes of records are stored and not projected yet, from a height on.
CREATE TABLE waiting (
  log INTEGER PRIMARY KEY REFERENCES log,
  height INTEGER NOT NULL
) STRICT;
";
