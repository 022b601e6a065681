use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::pack::Packer;
use super::zip::ZipSource;
use super::*;

/// One file of an archive that a test builds by hand.
#[derive(Clone)]
struct Made {
    name: &'static str,
    content: Vec<u8>,
    deflated: bool,
    flags: u16,
    mode: u32,
    /// What the directory says of the length, where it lies.
    claimed: Option<u32>,
}

fn made(name: &'static str, content: &[u8]) -> Made {
    Made { name, content: content.to_vec(), deflated: true, flags: 0, mode: 0o100_644, claimed: None }
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zip(files: &[Made]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let packed = if file.deflated { deflate(&file.content) } else { file.content.clone() };
        let mut crc = Crc::new();
        crc.update(&file.content);
        let at = u32::try_from(out.len()).unwrap();
        let size = file.claimed.unwrap_or(u32::try_from(file.content.len()).unwrap());
        let mut shared = Vec::new();
        shared.extend(20u16.to_le_bytes());
        shared.extend(file.flags.to_le_bytes());
        shared.extend(if file.deflated { 8u16 } else { 0 }.to_le_bytes());
        shared.extend([0; 4]);
        shared.extend(crc.sum().to_le_bytes());
        shared.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        shared.extend(size.to_le_bytes());
        shared.extend(u16::try_from(file.name.len()).unwrap().to_le_bytes());
        shared.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&shared);
        out.extend(file.name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(0x031Eu16.to_le_bytes());
        directory.extend(&shared);
        directory.extend([0; 6]);
        directory.extend((file.mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(file.name.as_bytes());
    }
    let start = u32::try_from(out.len()).unwrap();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(files.len()).unwrap();
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn read_all(bytes: Vec<u8>, limits: &IntakeLimits) -> Result<Vec<(String, Vec<u8>)>, IntakeError> {
    let mut source = ZipSource::open(Cursor::new(bytes), limits)?;
    let mut contents = Vec::new();
    survey(&mut source, limits, &mut |_| ControlFlow::Continue(()), &mut |_, entry, reader| {
        let content = take_whole(reader, entry, u64::MAX, "file")?.unwrap();
        contents.push((entry.name.clone(), content));
        Ok(())
    })?;
    Ok(contents)
}

fn refused(files: &[Made]) -> IntakeProblem {
    read_all(zip(files), &IntakeLimits::default()).unwrap_err().problem
}

#[test]
fn an_archive_gives_its_files_and_leaves_out_folders() {
    let mut stored = made("a/b.txt", b"stored");
    stored.deflated = false;
    let mut folder = made("a/", b"");
    folder.deflated = false;
    folder.mode = 0o040_755;
    let found = read_all(zip(&[folder, stored, made("c", &[7; 5000])]), &IntakeLimits::default()).unwrap();
    assert_eq!(found, [("a/b.txt".to_owned(), b"stored".to_vec()), ("c".to_owned(), vec![7; 5000])]);
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let bomb = made("bomb", &vec![0; 300 << 20]);
    assert_eq!(refused(std::slice::from_ref(&bomb)), IntakeProblem::Bomb { ratio: 200 });
    // One that lies about its length ends where its length ends.
    let mut liar = made("liar", &vec![0; 1 << 20]);
    liar.claimed = Some(1000);
    assert_eq!(refused(&[liar]), IntakeProblem::Archive("more content than it says"));
}

#[test]
fn parts_that_share_one_content_are_refused() {
    let mut bytes = zip(&[made("a", &[1; 100]), made("b", &[1; 100])]);
    // The second header of the directory is pointed at the first file.
    let at = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[at + 42..at + 46].copy_from_slice(&0u32.to_le_bytes());
    let problem = read_all(bytes, &IntakeLimits::default()).unwrap_err().problem;
    assert_eq!(problem, IntakeProblem::Archive("parts that overlap"));
}

#[test]
fn names_that_climb_or_deceive_and_links_are_refused() {
    for name in ["../x", "a/../../x", "/etc/passwd", "C:/x", "a\\b", "a//b", "./a"] {
        assert_eq!(refused(&[made(name, b"")]), IntakeProblem::Climbs, "{name}");
    }
    for name in ["photo\u{202e}gpj.exe", "a\nb", "a\0b"] {
        assert_eq!(refused(&[made(name, b"")]), IntakeProblem::Deceives, "{name:?}");
    }
    assert_eq!(refused(&[made("a", b"1"), made("a", b"2")]), IntakeProblem::Twice);
    let mut link = made("link", b"/etc/passwd");
    link.mode = 0o120_777;
    assert_eq!(refused(&[link]), IntakeProblem::Link);
    let mut locked = made("locked", b"x");
    locked.flags = 1;
    assert_eq!(refused(&[locked]), IntakeProblem::Archive("locked by a password"));
}

#[test]
fn limits_come_before_content() {
    let limits = IntakeLimits { files: 2, depth: 2, file: 10, ..IntakeLimits::default() };
    let problem = |files: &[Made]| read_all(zip(files), &limits).unwrap_err().problem;
    assert_eq!(problem(&[made("a", b""), made("b", b""), made("c", b"")]), IntakeProblem::TooManyFiles { limit: 2 });
    assert_eq!(problem(&[made("a/b/c", b"")]), IntakeProblem::TooDeep);
    assert_eq!(problem(&[made("a", &[0; 11])]), IntakeProblem::TooLarge { limit: 10 });
}

#[test]
fn a_damaged_or_cut_archive_is_an_error_at_every_byte() {
    let whole = zip(&[made("one.txt", b"some content that is deflated"), made("two", b"more")]);
    let limits = IntakeLimits::default();
    let contents = read_all(whole.clone(), &limits).unwrap();
    for length in 0..whole.len() {
        assert!(read_all(whole[..length].to_vec(), &limits).is_err(), "cut at {length}");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        // What is read all the same is the content, under some name.
        if let Ok(found) = read_all(bytes, &limits) {
            assert!(found.iter().zip(&contents).all(|(left, right)| left.1 == right.1), "bit at {at}");
        }
    }
}

fn listed(source: &mut dyn Source) -> Vec<ListedFile> {
    survey(source, &IntakeLimits::default(), &mut |_| ControlFlow::Continue(()), &mut |_, _, _| Ok(())).unwrap()
}

fn folder() -> MemorySource {
    let mut folder = MemorySource::default();
    folder.add("info.json", "{}");
    folder.add("logs/ملف.txt", vec![3; 100_000]);
    folder.add("empty", "");
    folder
}

fn pack(files: Vec<ListedFile>, mut folder: MemorySource) -> io::Result<Vec<u8>> {
    let open = move |index: usize| -> io::Result<Box<dyn Read + Send>> {
        let mut content = Vec::new();
        folder.open(index).unwrap().read_to_end(&mut content)?;
        Ok(Box::new(Cursor::new(content)))
    };
    let mut out = Vec::new();
    Packer::new(files, open).read_to_end(&mut out)?;
    Ok(out)
}

#[test]
fn a_folder_packed_is_the_same_listing_and_the_same_bytes_each_time() {
    let files = listed(&mut folder());
    let packed = pack(files.clone(), folder()).unwrap();
    assert_eq!(packed, pack(files.clone(), folder()).unwrap());
    let mut archive = ZipSource::open(Cursor::new(packed), &IntakeLimits::default()).unwrap();
    assert_eq!(digest_of(&listed(&mut archive)), digest_of(&files));
    assert!(write_listing(&files).lines().count() == 3);
}

#[test]
fn a_file_that_changed_after_it_was_hashed_is_not_packed() {
    let files = listed(&mut folder());
    let mut changed = MemorySource::default();
    changed.add("info.json", "[]");
    changed.add("logs/ملف.txt", vec![3; 100_000]);
    changed.add("empty", "");
    let error = pack(files, changed).unwrap_err();
    assert_eq!(problem_of(&error), IntakeProblem::Changed);
}
