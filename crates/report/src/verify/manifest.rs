//! Manifests: a line for each file, `<64 hexadecimal digits>  <path>`.

use std::collections::BTreeMap;

use crate::names::is_safe_path;

pub(super) struct Manifest {
    pub(super) entries: BTreeMap<String, Entry>,
}

pub(super) struct Entry {
    pub(super) sha256: [u8; 32],
    pub(super) line: u64,
}

/// Reads a manifest; on an error gives the line, from 1.
///
/// Stricter than RFC 8493: exactly two spaces, lower-case digits, `\n` after every line, safe paths, none twice, none
/// that differs from another in case only.
pub(super) fn parse(text: &str, belongs: impl Fn(&str) -> bool) -> Result<Manifest, u64> {
    let mut entries = BTreeMap::new();
    let mut folded = BTreeMap::new();
    let mut line = 0;
    let mut rest = text;
    while !rest.is_empty() {
        line += 1;
        let (row, tail) = rest.split_once('\n').ok_or(line)?;
        rest = tail;
        let (hash, path) = row.split_once("  ").ok_or(line)?;
        let mut sha256 = [0; 32];
        let lower = !hash.bytes().any(|b| b.is_ascii_uppercase());
        let fine = lower && hex::decode_to_slice(hash, &mut sha256).is_ok() && is_safe_path(path) && belongs(path);
        if !fine || folded.insert(path.to_ascii_lowercase(), ()).is_some() {
            return Err(line);
        }
        entries.insert(path.to_owned(), Entry { sha256, line });
    }
    Ok(Manifest { entries })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_exact_lines_of_safe_paths_are_read() {
        let hash = "a".repeat(64);
        let ok = |text: String| parse(&text, |_| true).map(|manifest| manifest.entries.len());
        assert_eq!(ok(format!("{hash}  data/a\n{hash}  data/b\n")), Ok(2));
        assert_eq!(ok(String::new()), Ok(0));
        for bad in [
            format!("{hash}  data/a"),
            format!("{hash} *data/a\n"),
            format!("{hash}   data/a\n"),
            format!("{}  data/a\n", hash.to_uppercase()),
            format!("{hash}  ../a\n"),
            format!("{hash}  data/a\r\n"),
            format!("{hash}\n"),
            "\n".to_owned(),
        ] {
            assert_eq!(ok(bad.clone()), Err(1), "{bad:?}");
        }
        assert_eq!(ok(format!("{hash}  data/a\n{hash}  data/A\n")), Err(2));
    }
}
