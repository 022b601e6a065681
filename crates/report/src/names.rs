//! File names that are safe on every system.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest file name that the package uses, in bytes.
pub const MAX_FILE_NAME: usize = 80;

const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Makes a file name that every system takes and shows alike: letters, digits, `.`, `_` and `-` of ASCII, at most
/// [`MAX_FILE_NAME`] bytes, no leading dot, no name that Windows reserves.
///
/// Letters lose their accents; what has no ASCII form becomes `_`; a name of which nothing is left becomes `file` with
/// the extension, if that is one. The name as found stands in the item register.
pub fn safe_file_name(found: &str) -> String {
    let base = found.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut plain = String::with_capacity(base.len());
    for c in base.nfkd().filter(|c| !is_combining_mark(*c)) {
        let kept = if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' };
        if kept != '_' || !plain.ends_with('_') {
            plain.push(kept);
        }
    }
    let (stem, extension) = match plain.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_extension(extension) => (stem, Some(extension)),
        _ => (plain.as_str(), None),
    };
    let stem = stem.trim_matches(['.', '_', '-']);
    let room = MAX_FILE_NAME - extension.map_or(0, |extension| extension.len() + 1);
    let mut stem: String = stem.chars().take(room).collect();
    if stem.is_empty() {
        stem.push_str("file");
    }
    let first = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if RESERVED.contains(&first.as_str()) {
        stem.insert(0, '_');
    }
    match extension {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem,
    }
}

fn is_extension(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Says whether a path of a manifest is one that a package may hold: relative, `/` between segments, each segment as
/// [`safe_file_name`] makes them. Such a path cannot climb, and needs no escaping in a manifest.
pub fn is_safe_path(path: &str) -> bool {
    !path.is_empty()
        && path.len() <= 400
        && path.split('/').all(|segment| {
            let first = segment.split('.').next().unwrap_or_default().to_ascii_lowercase();
            !segment.is_empty()
                && !segment.starts_with('.')
                && !segment.ends_with('.')
                && segment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
                && !RESERVED.contains(&first.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::{MAX_FILE_NAME, is_safe_path, safe_file_name};

    #[test]
    fn names_are_safe_everywhere() {
        for (found, safe) in [
            ("photo.jpg", "photo.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\a b  c.PDF", "a_b_c.PDF"),
            ("résumé.pdf", "resume.pdf"),
            ("صورة من الهاتف.jpg", "file.jpg"),
            ("စာ.txt", "file.txt"),
            ("CON.txt", "_CON.txt"),
            ("nul", "_nul"),
            (".bashrc", "bashrc"),
            ("..", "file"),
            ("", "file"),
            ("a\nb\r\u{202e}gpj.exe", "a_b_gpj.exe"),
            ("trailing. ", "trailing"),
            ("x%0a*?.tar.gz", "x_0a_.tar.gz"),
        ] {
            let made = safe_file_name(found);
            assert_eq!(made, safe, "{found:?}");
            assert!(is_safe_path(&made), "{made:?}");
        }
        let long = safe_file_name(&format!("{}.jpeg", "a".repeat(10_000)));
        assert_eq!(long.len(), MAX_FILE_NAME);
        assert!(long.ends_with(".jpeg"));
    }

    #[test]
    fn unsafe_paths_are_recognised() {
        for path in ["", "/etc", "a//b", "../a", "a/..", "a/.b", "a\\b", "a b", "data/con", "ä", "a\n", "data/x."] {
            assert!(!is_safe_path(path), "{path:?}");
        }
        assert!(is_safe_path("data/items/0123/a-b_c.txt"));
    }
}
