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
    use super::defang;

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
}
