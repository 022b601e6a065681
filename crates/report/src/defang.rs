//! Defanging: indicators written so that neither a reader's slip nor a program's eagerness opens them.

/// Writes an indicator so that it cannot be followed: `hxxps://bad[.]example`, `a[@]b[.]example`, `192[.]0[.]2[.]1`.
///
/// Dots inside STIX patterns are marked only within their quoted values. Hashes and paths have no dots that matter and
/// stay readable.
pub fn defang(value: &str) -> String {
    if value.trim_start().starts_with('[') && value.contains(" = ") {
        return defang_pattern(value);
    }
    defang_value(value)
}

/// Writes each word of a text that could be followed as [`defang`] does, and leaves the others as they are.
///
/// A word could be followed if it has a scheme, or a dot or an at sign before a name of two letters or more, or is an
/// IPv4 address; brackets, quotes and full stops around it do not matter.
pub fn defang_text(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let from = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let (before, rest) = word.split_at(from);
            let (middle, after) =
                rest.split_at(rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/').len());
            if can_be_followed(middle) { format!("{before}{}{after}", defang_value(middle)) } else { word.to_owned() }
        })
        .collect()
}

fn can_be_followed(word: &str) -> bool {
    if word.contains("://") || word.parse::<std::net::Ipv4Addr>().is_ok() {
        return true;
    }
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.rsplit_once(['.', '@']).is_some_and(|(name, top)| {
        !name.is_empty() && top.chars().count() >= 2 && top.chars().all(|c| c.is_alphabetic() || c == '-')
    })
}

fn defang_pattern(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    for (position, part) in pattern.split('\'').enumerate() {
        if position > 0 {
            out.push('\'');
        }
        if position % 2 == 1 { out.push_str(&defang_value(part)) } else { out.push_str(part) }
    }
    out
}

fn defang_value(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 16);
    let mut rest = value;
    for (scheme, safe) in [("https://", "hxxps://"), ("http://", "hxxp://"), ("ftp://", "fxp://")] {
        if value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            out.push_str(safe);
            rest = value.get(scheme.len()..).unwrap_or_default();
            break;
        }
    }
    // In an address only the host matters: dots of a path or a file name stay readable.
    let host_end = if out.is_empty() { rest.len() } else { rest.find(['/', '?', '#']).unwrap_or(rest.len()) };
    let (host, tail) = rest.split_at(host_end);
    for c in host.chars() {
        match c {
            '.' => out.push_str("[.]"),
            '@' => out.push_str("[@]"),
            _ => out.push(c),
        }
    }
    out.push_str(tail);
    out
}

#[cfg(test)]
mod tests {
    use super::{defang, defang_text};

    #[test]
    fn nothing_defanged_can_be_followed() {
        assert_eq!(defang("https://Bad.example:8443/a.php?x=1.2"), "hxxps://Bad[.]example:8443/a.php?x=1.2");
        assert_eq!(defang("HTTP://bad.example"), "hxxp://bad[.]example");
        assert_eq!(defang("bad.example"), "bad[.]example");
        assert_eq!(defang("192.0.2.1"), "192[.]0[.]2[.]1");
        assert_eq!(defang("a@bad.example"), "a[@]bad[.]example");
        assert_eq!(defang("[domain-name:value = 'bad.example']"), "[domain-name:value = 'bad[.]example']");
        assert_eq!(defang("https://user@bad.example/"), "hxxps://user[@]bad[.]example/");
        assert_eq!(defang(""), "");
    }
    #[test]
    fn words_that_could_be_followed_are_defanged_within_a_text() {
        assert_eq!(defang_text("Link domain case-update.example"), "Link domain case-update[.]example");
        assert_eq!(
            defang_text("see (https://bad.example/a.php), then 192.0.2.1."),
            "see (hxxps://bad[.]example/a.php), then 192[.]0[.]2[.]1."
        );
        assert_eq!(defang_text("mail to a@bad.example\nnext"), "mail to a[@]bad[.]example\nnext");
        assert_eq!(defang_text("نطاق مزيف.السعودية هنا"), "نطاق مزيف[.]السعودية هنا");
        for plain in ["Took 3.5 hours. Then it stopped, e.g. at night.", "version 2.1.3", "", "…", "a. b"] {
            assert_eq!(defang_text(plain), plain);
        }
    }
}
