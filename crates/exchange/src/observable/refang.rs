//! Undoing and doing the marks by which people make addresses harmless.

/// Brings an address that was made harmless back into its form: `hxxps[:]//bad[.]example` is `https://bad.example`.
///
/// What is undone once stays as it is. A text in which marks stand in marks without end is left alone.
pub fn refang(text: &str) -> String {
    const MAX_PASSES: usize = 8;
    let mut found = undo(text);
    for _ in 0..MAX_PASSES {
        let again = undo(&found);
        if again == found {
            return found;
        }
        found = again;
    }
    text.trim().to_owned()
}

fn undo(text: &str) -> String {
    let mut text = text.trim().to_owned();
    if text.contains(['[', '(', '{', '\u{3002}', '\u{FF0E}']) {
        for (mark, plain) in [
            ("[.]", "."),
            ("(.)", "."),
            ("{.}", "."),
            ("[dot]", "."),
            ("(dot)", "."),
            ("{dot}", "."),
            ("[DOT]", "."),
            ("(DOT)", "."),
            ("[:]", ":"),
            ("[://]", "://"),
            ("[/]", "/"),
            ("[@]", "@"),
            ("(@)", "@"),
            ("[at]", "@"),
            ("(at)", "@"),
            ("[AT]", "@"),
            ("[.", "."),
            (".]", "."),
            ("\u{3002}", "."),
            ("\u{FF0E}", "."),
        ] {
            // "[." and ".]" would also undo the brackets of an IPv6 address, which has no dot beside them.
            if text.contains(mark) {
                text = text.replace(mark, plain);
            }
        }
    }
    let scheme = text.get(..4).map(str::to_ascii_lowercase);
    if let Some("hxxp" | "h**p" | "htxp" | "httx") = scheme.as_deref() {
        text.replace_range(..4, "http");
    } else if text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("fxp")) {
        text.replace_range(..3, "ftp");
    }
    text
}

/// Makes an address harmless, for every output meant for people: no program turns it into a link.
pub fn defang(kind: &str, value: &str) -> String {
    match kind {
        "domain" | "ipv4" | "network" => value.replace('.', "[.]"),
        "ipv6" => value.replace(':', "[:]"),
        "email" => value.replace('@', "[@]").replace('.', "[.]"),
        "url" => {
            let (scheme, rest) = value.split_once("://").unwrap_or(("", value));
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let host = host.replace('.', "[.]");
            let scheme = scheme.replace("http", "hxxp").replace("ftp", "fxp");
            let separator = if scheme.is_empty() { "" } else { "[://]" };
            format!("{scheme}{separator}{host}{path}")
        }
        _ => value.to_owned(),
    }
}
