-- The tables of vault.db, version 4. Written by a test from a fresh vault (CAIRN_BLESS=1 writes it anew).

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE circle (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,                 -- 32 bytes: hash of page zero
  personal INTEGER NOT NULL                -- 1: the circle of one in which work starts
) STRICT;

CREATE TABLE page (
  circle INTEGER NOT NULL REFERENCES circle,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,                     -- canonical CBOR with signatures, exactly as received
  PRIMARY KEY (circle, number)
) STRICT;

CREATE TABLE secret (
  circle INTEGER NOT NULL REFERENCES circle,
  name TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (circle, name)
) STRICT;

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

CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  bytes BLOB
) STRICT;

CREATE TABLE subject (
  n INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  id BLOB NOT NULL,                        -- 16 bytes
  UNIQUE (id, circle)
) STRICT;

CREATE TABLE change (
  subject INTEGER NOT NULL REFERENCES subject,
  part INTEGER NOT NULL,
  bytes INTEGER NOT NULL,                  -- length of the change, uncompressed
  aside INTEGER NOT NULL,                  -- 1: refused by our checks, named in `vault check`
  PRIMARY KEY (subject, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE manifest (
  part INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL REFERENCES subject,
  ciphertext BLOB NOT NULL,                -- 32 bytes: BLAKE3 of the sealed file, which is its name
  sealed_size INTEGER NOT NULL
) STRICT;

CREATE INDEX manifest_subject ON manifest (subject);

CREATE INDEX manifest_ciphertext ON manifest (ciphertext);

CREATE TABLE tree (
  ciphertext BLOB PRIMARY KEY,             -- 32 bytes
  length INTEGER NOT NULL,
  groups BLOB NOT NULL                     -- 32 bytes a group
) STRICT, WITHOUT ROWID;

CREATE TABLE attestation (
  part INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash BLOB NOT NULL                       -- 32 bytes: SHA-256 of its JSON
) STRICT;

CREATE INDEX attestation_subject ON attestation (circle, subject);

CREATE TABLE notice (
  part INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES circle,
  kind TEXT NOT NULL
) STRICT;

CREATE INDEX notice_kind ON notice (circle, kind);

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

CREATE INDEX record_kind_date ON record (deleted, kind, latest DESC, n, earliest);

CREATE INDEX record_date ON record (deleted, latest DESC, n, earliest);

CREATE INDEX record_unreadable ON record (circle) WHERE readable = 0;

CREATE TABLE body (
  n INTEGER PRIMARY KEY,
  fields BLOB NOT NULL
) STRICT;

CREATE TABLE conflict (
  n INTEGER NOT NULL,
  path TEXT NOT NULL,
  claims BLOB NOT NULL,
  PRIMARY KEY (n, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  n INTEGER NOT NULL,
  item BLOB NOT NULL,                      -- 8 bytes
  relation TEXT NOT NULL,
  target BLOB NOT NULL,                    -- 16 bytes
  PRIMARY KEY (n, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_target ON link (target);

CREATE VIRTUAL TABLE search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2 3',
  tokenize='unicode61 remove_diacritics 0 categories ''L* N* M* Co'''
);

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

CREATE TABLE forgotten (
  log INTEGER PRIMARY KEY REFERENCES log,
  height INTEGER NOT NULL,
  header BLOB NOT NULL                     -- the header that stood there: the log goes on from it
) STRICT;

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

CREATE TABLE erasure (
  circle INTEGER NOT NULL REFERENCES circle,
  target BLOB NOT NULL,
  done INTEGER NOT NULL,                   -- 0: hidden; 1: a second person confirmed, and it was destroyed here
  PRIMARY KEY (circle, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE doomed (
  ciphertext BLOB PRIMARY KEY              -- 32 bytes
) STRICT, WITHOUT ROWID;

CREATE TABLE owed (
  circle INTEGER NOT NULL REFERENCES circle,
  log BLOB NOT NULL,                       -- 32 bytes
  height INTEGER NOT NULL,
  hash BLOB NOT NULL,                      -- 32 bytes
  PRIMARY KEY (circle, log)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_page (
  circle INTEGER NOT NULL REFERENCES circle,
  bytes BLOB NOT NULL                      -- as received
) STRICT;

CREATE INDEX other_page_circle ON other_page (circle);

CREATE TABLE declined (
  circle INTEGER NOT NULL REFERENCES circle,
  hash BLOB NOT NULL,                      -- 32 bytes
  PRIMARY KEY (circle, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  circle INTEGER NOT NULL REFERENCES circle,
  hash BLOB NOT NULL,                      -- 32 bytes: hash of the member's entry
  bytes BLOB NOT NULL,                     -- the entry as on the wire
  PRIMARY KEY (circle, hash)
) STRICT;

CREATE TABLE record_hash (
  circle INTEGER NOT NULL,
  id BLOB NOT NULL,                        -- 16 bytes
  hash BLOB NOT NULL,                      -- 32 bytes: SHA-256 of its canonical JSON
  PRIMARY KEY (circle, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting (
  log INTEGER PRIMARY KEY REFERENCES log,
  height INTEGER NOT NULL
) STRICT;
