use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};

use super::super::Builder;
use super::*;

#[derive(Default)]
struct Heard {
    hits: Vec<(String, String)>,
    unread: Vec<(String, Unread)>,
    bytes: u64,
    most: Option<u64>,
}

impl Listener for Heard {
    fn hit(&mut self, name: &str, hit: FileHit) {
        let what = match hit {
            FileHit::Text(hit) => format!("text {} line {}", hit.id, hit.line),
            FileHit::Hash(id) => format!("hash {id}"),
            FileHit::Name(id) => format!("name {id}"),
        };
        self.hits.push((name.to_owned(), what));
    }

    fn unread(&mut self, name: &str, why: Unread) {
        self.unread.push((name.to_owned(), why));
    }

    fn done(&mut self, _: &str, _: u64) {}

    fn goes_on(&mut self, bytes: u64) -> bool {
        self.bytes += bytes;
        self.most.is_none_or(|most| self.bytes < most)
    }
}

fn index() -> Index {
    let mut builder = Builder::new(5);
    builder.add("domain", "bad.example", 0).unwrap();
    builder.add("sha256", &hex::encode(<Sha256 as sha2::Digest>::digest(b"implant")), 1).unwrap();
    builder.add("file-name", "Update Now.apk", 2).unwrap();
    builder.add("md5", "5d41402abc4b2a76b9719d911017c592", 3).unwrap();
    builder.build()
}

fn heard(name: &str, bytes: &[u8]) -> Heard {
    let mut heard = Heard::default();
    look(&index(), name, &mut &*bytes, &FileLimits::default(), &mut heard).unwrap();
    heard
}

fn member(zip: &mut Vec<u8>, name: &str, content: &[u8], method: u16, flags: u16) {
    let packed = match method {
        8 => {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(content).unwrap();
            encoder.finish().unwrap()
        }
        _ => content.to_vec(),
    };
    zip.extend(b"PK\x03\x04\x14\x00");
    zip.extend(flags.to_le_bytes());
    zip.extend(method.to_le_bytes());
    zip.extend([0; 8]);
    let length = if flags & 8 == 0 { packed.len() as u32 } else { 0 };
    zip.extend(length.to_le_bytes());
    zip.extend((content.len() as u32).to_le_bytes());
    zip.extend((name.len() as u16).to_le_bytes());
    zip.extend([0; 2]);
    zip.extend(name.as_bytes());
    zip.extend(&packed);
    if flags & 8 != 0 {
        zip.extend(b"PK\x07\x08");
        zip.extend([0; 12]);
    }
}

fn pairs(heard: &Heard) -> Vec<(&str, &str)> {
    heard.hits.iter().map(|(name, what)| (name.as_str(), what.as_str())).collect()
}

#[test]
fn a_file_is_found_by_text_hash_and_name_in_one_reading() {
    assert_eq!(pairs(&heard("a.txt", b"one\nbad[.]example")), [("a.txt", "text 0 line 2")]);
    assert_eq!(pairs(&heard("x/implant", b"implant")), [("x/implant", "hash 1")]);
    assert_eq!(pairs(&heard("hello", b"hello")), [("hello", "hash 3")]);
    assert_eq!(pairs(&heard("x/update now.apk", b"")), [("x/update now.apk", "name 2")]);
    let wide: Vec<u8> = "\u{FEFF}see bad.example now".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(pairs(&heard("wide.txt", &wide)), [("wide.txt", "text 0 line 1")]);
}

#[test]
fn members_of_archives_are_looked_through_where_they_lie() {
    let mut inner = Vec::new();
    member(&mut inner, "deep.txt", b"at bad.example", 8, 0);
    inner.extend(b"PK\x05\x06");
    inner.extend([0; 18]);
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(b"bad.example").unwrap();
    let gz = gz.finish().unwrap();
    let mut zip = Vec::new();
    member(&mut zip, "a/implant", b"implant", 0, 0);
    member(&mut zip, "log.gz", &gz, 8, 8);
    member(&mut zip, "inner.zip", &inner, 0, 0);
    member(&mut zip, "closed.txt", b"bad.example", 0, 1);
    member(&mut zip, "other", b"bad.example", 14, 0);
    member(&mut zip, "Update Now.apk", b"x", 8, 8);
    zip.extend(b"PK\x01\x02");
    let found = heard("all.zip", &zip);
    assert_eq!(
        pairs(&found),
        [
            ("all.zip \u{2192} a/implant", "hash 1"),
            ("all.zip \u{2192} log.gz \u{2192} log", "text 0 line 1"),
            ("all.zip \u{2192} inner.zip \u{2192} deep.txt", "text 0 line 1"),
            ("all.zip \u{2192} Update Now.apk", "name 2"),
        ]
    );
    let unread: Vec<_> = found.unread.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    assert_eq!(
        unread,
        [("all.zip \u{2192} closed.txt", Unread::Encrypted), ("all.zip \u{2192} other", Unread::Method)]
    );
}

#[test]
fn damage_bombs_and_a_stop_are_told_apart() {
    let mut zip = Vec::new();
    member(&mut zip, "a.txt", &b"bad.example ".repeat(1000), 8, 0);
    let cut = heard("cut.zip", zip.get(..zip.len() - 9).unwrap());
    assert!(cut.unread.iter().any(|(_, why)| *why == Unread::Damaged), "{:?}", cut.unread);
    let mut bomb = Vec::new();
    member(&mut bomb, "b", &vec![0; 3 << 20], 8, 0);
    let mut heard_of = Heard::default();
    let limits = FileLimits { ratio: 1, slack: 1 << 20, ..FileLimits::default() };
    look(&index(), "bomb.zip", &mut bomb.as_slice(), &limits, &mut heard_of).unwrap();
    assert!(heard_of.unread.iter().any(|(_, why)| *why == Unread::Bomb), "{:?}", heard_of.unread);
    let mut told = Heard { most: Some(10), ..Heard::default() };
    let text = b"x ".repeat(1 << 20);
    let error = look(&index(), "a", &mut text.as_slice(), &FileLimits::default(), &mut told).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::Interrupted);
}
