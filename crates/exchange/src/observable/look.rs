//! Reading an observable from what a person typed, and looking for it in texts.

use std::net::{IpAddr, Ipv4Addr};

use super::{Canonical, Observable, canonicalize, hash_kind, read_host, refang};

/// The fewest and the most digits of a number that may be dialled.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=17;

/// Tells what a text is: a URL, an e-mail address, a hash, an IP address or network, a domain, or a number that may be
/// dialled; also one that was made harmless. `None` when it is none of them.
pub fn read_any(text: &str) -> Option<Observable> {
    if text.len() > 4096 {
        return None;
    }
    let plain = |kind| match canonicalize(kind, text) {
        Canonical::Plain(observable) => Some(observable),
        Canonical::Odd(_) => None,
    };
    let refanged = refang(text);
    if refanged.contains("://") {
        return plain("url");
    }
    if refanged.contains('@') {
        return plain("email");
    }
    let hash = refanged.to_ascii_lowercase();
    if let Some(kind) = hash_kind(&hash) {
        return Some(Observable { kind, value: hash });
    }
    if let Some((kind, value)) = read_host(&refanged)
        && (kind != "domain" || value.contains('.') && value.bytes().any(|b| b.is_ascii_alphabetic()))
    {
        return Some(Observable { kind, value });
    }
    let between = |c: char| matches!(c, '+' | ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/');
    let digits: String = refanged.chars().filter(char::is_ascii_digit).collect();
    let dialled = refanged.chars().all(|c| c.is_ascii_digit() || between(c)) && DIGITS.contains(&digits.len());
    dialled.then_some(Observable { kind: "phone", value: digits })
}

/// How a text names an observable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// It is the whole text.
    Equal,
    /// It stands in the text.
    Within,
    /// A subdomain of it stands in the text.
    Subdomain,
    /// The text is a network that it lies in.
    Network,
}

impl Seen {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Within => "within",
            Self::Subdomain => "subdomain",
            Self::Network => "network",
        }
    }
}

/// An observable that is looked for.
#[derive(Debug, Clone)]
pub struct Needle {
    observable: Observable,
    /// The forms in which it may be written, in lower case.
    forms: Vec<String>,
}

impl Needle {
    /// Prepares to look for an observable in canonical form.
    pub fn new(observable: Observable) -> Self {
        let value = observable.value.to_lowercase();
        let mut forms = vec![value.clone()];
        match observable.kind {
            "domain" => {
                let (unicode, _) = idna::domain_to_unicode(&value);
                forms.push(unicode.to_lowercase());
            }
            // Whatever the scheme, and with or without the last slash.
            "url" => {
                let rest = value.split_once("://").map_or(value.as_str(), |(_, rest)| rest);
                forms = vec![rest.trim_end_matches('/').to_owned()];
            }
            _ => {}
        }
        forms.retain(|form| !form.is_empty());
        forms.dedup();
        Self { observable, forms }
    }

    /// Gives the observable.
    pub fn observable(&self) -> &Observable {
        &self.observable
    }

    /// Gives the forms in which it may be written, in lower case.
    pub fn forms(&self) -> &[String] {
        &self.forms
    }

    /// Gives the values of networks that hold it: of an IPv4 address.
    pub fn networks(&self) -> Vec<String> {
        let Ok(address) = self.observable.value.parse::<Ipv4Addr>() else { return Vec::new() };
        let bits = u32::from(address);
        (8..32).map(|length| format!("{}/{length}", Ipv4Addr::from(bits & (u32::MAX << (32 - length))))).collect()
    }

    /// Says how a text names it, the closest way; `None` when it does not. Texts that were made harmless are read as they
    /// were before.
    pub fn find(&self, text: &str) -> Option<Seen> {
        if self.observable.kind == "phone" {
            return self.find_number(text);
        }
        let text = refang(text).to_lowercase();
        if let Some(found) = self.network(&text) {
            return Some(found);
        }
        let canonical = match canonicalize(self.observable.kind, &text) {
            Canonical::Plain(observable) => Some(observable.value.to_lowercase()),
            Canonical::Odd(_) => None,
        };
        if canonical.is_some_and(|value| value == self.observable.value.to_lowercase()) {
            return Some(Seen::Equal);
        }
        self.forms.iter().filter_map(|form| self.scan(&text, form)).min()
    }

    /// Looks for one form between what is no part of such a thing.
    fn scan(&self, text: &str, form: &str) -> Option<Seen> {
        let (domain, host) =
            (self.observable.kind == "domain", matches!(self.observable.kind, "domain" | "ipv4" | "ipv6" | "url"));
        let mut best: Option<Seen> = None;
        for (at, _) in text.match_indices(form) {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let rest = text.get(at + form.len()..).unwrap_or_default();
            let mut after = rest.chars();
            let (next, second) = (after.next(), after.next());
            // A full stop ends a sentence; one that a letter follows goes on.
            let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            let goes_on =
                next.is_some_and(joined) || next == Some('.') && second.is_some_and(char::is_alphanumeric) && host;
            if goes_on || before.is_some_and(joined) {
                continue;
            }
            let seen = match before {
                Some('.') if domain => Seen::Subdomain,
                Some('.') if host => continue,
                _ => Seen::Within,
            };
            best = Some(best.map_or(seen, |best| best.min(seen)));
        }
        best
    }

    fn network(&self, text: &str) -> Option<Seen> {
        let IpAddr::V4(address) = self.observable.value.parse().ok()? else { return None };
        let (base, length) = text.trim().split_once('/')?;
        let (base, length): (Ipv4Addr, u32) = (base.parse().ok()?, length.parse().ok()?);
        let mask = u32::MAX.checked_shl(32_u32.checked_sub(length)?).unwrap_or(0);
        (length < 32 && u32::from(base) & mask == u32::from(address) & mask).then_some(Seen::Network)
    }

    fn find_number(&self, text: &str) -> Option<Seen> {
        let wanted = self.observable.value.trim_start_matches('0');
        let same = |digits: &str| {
            let digits = digits.trim_start_matches('0');
            // One of them may be without its country's code.
            let shorter = digits.len().min(wanted.len());
            shorter >= *DIGITS.start() && (digits.ends_with(wanted) || wanted.ends_with(digits))
        };
        let between = |c: char| matches!(c, '+' | ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/');
        if text.chars().all(|c| c.is_numeric() || between(c)) {
            let digits: String = text.chars().filter_map(digit).collect();
            return same(&digits).then_some(Seen::Equal);
        }
        let mut digits = String::new();
        let mut gap = 0;
        for c in text.chars().chain(['\n']) {
            if let Some(digit) = digit(c) {
                digits.push(digit);
                gap = 0;
            } else if between(c) && gap < 3 {
                gap += 1;
            } else {
                if DIGITS.contains(&digits.len()) && same(&digits) {
                    return Some(Seen::Within);
                }
                digits.clear();
                gap = 0;
            }
        }
        None
    }
}

/// Gives the ASCII digit for one of the scripts in which numbers are dialled most: Latin, Arabic, Persian, Devanagari, Burmese.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 6] = [0x30, 0x0660, 0x06F0, 0x0966, 0x1040, 0xFF10];
    let code = u32::from(c);
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<(&'static str, String)> {
        read_any(text).map(|found| (found.kind, found.value))
    }

    #[test]
    fn what_people_type_is_told_apart() {
        for (text, wanted) in [
            ("Case-Update[.]example", Some(("domain", "case-update.example"))),
            ("hxxps://case-update[.]example/a", Some(("url", "https://case-update.example/a"))),
            ("amal[@]mail.example", Some(("email", "amal@mail.example"))),
            ("198.51.100[.]7", Some(("ipv4", "198.51.100.7"))),
            ("2001:db8::1", Some(("ipv6", "2001:db8::1"))),
            ("198.51.100.0/24", Some(("network", "198.51.100.0/24"))),
            ("+999 (151) 234-5678", Some(("phone", "9991512345678"))),
            ("D41D8CD98F00B204E9800998ECF8427E", Some(("md5", "d41d8cd98f00b204e9800998ecf8427e"))),
            ("Amal", None),
            ("12:30", None),
            ("", None),
            ("…", None),
        ] {
            assert_eq!(kind(text), wanted.map(|(kind, value)| (kind, value.to_owned())), "{text}");
        }
        assert_eq!(kind(&"a.".repeat(5_000)), None);
    }

    fn seen(what: &str, text: &str) -> Option<Seen> {
        Needle::new(read_any(what).unwrap()).find(text)
    }

    #[test]
    fn a_domain_is_seen_in_texts_and_not_in_others_that_only_end_or_begin_so() {
        let domain = "case-update.example";
        for (text, wanted) in [
            ("case-update.example", Some(Seen::Equal)),
            ("CASE-UPDATE[.]example.", Some(Seen::Equal)),
            ("It called hxxps://case-update[.]example/x and fell silent.", Some(Seen::Within)),
            ("mail to a@case-update.example, please", Some(Seen::Within)),
            ("see case-update.example.", Some(Seen::Within)),
            ("hxxp://cdn.case-update[.]example/", Some(Seen::Subdomain)),
            ("cdn.case-update.example or case-update.example", Some(Seen::Within)),
            ("my-case-update.example", None),
            ("case-update.example.org", None),
            ("case-update.examples", None),
        ] {
            assert_eq!(seen(domain, text), wanted, "{text}");
        }
        assert_eq!(seen("bücher.example", "at xn--bcher-kva.example"), Some(Seen::Within));
        assert_eq!(seen("xn--bcher-kva.example", "at BÜCHER.example"), Some(Seen::Within));
    }

    #[test]
    fn addresses_hashes_and_numbers_are_seen_too() {
        for (what, text, wanted) in [
            ("https://a.example/x", "http://a.example/x", Some(Seen::Within)),
            ("https://a.example/x", "hxxps://a[.]example/x", Some(Seen::Equal)),
            ("https://a.example/x", "https://a.example/xy", None),
            ("https://a.example/x", "https://b.a.example/x", None),
            ("amal@mail.example", "Write to AMAL@mail.example!", Some(Seen::Within)),
            ("198.51.100.7", "at 198.51.100[.]7:443", Some(Seen::Within)),
            ("198.51.100.7", "198.51.100.71", None),
            ("198.51.100.7", "1.198.51.100.7", None),
            ("198.51.100.7", "198.51.100.0/24", Some(Seen::Network)),
            ("198.51.100.7", "198.51.101.0/24", None),
            ("198.51.100.7", "0.0.0.0/0", Some(Seen::Network)),
            ("+999 151 2345678", "0151-2345678", Some(Seen::Equal)),
            ("0151 2345678", "Ask +999 (151) 2345678 at night", Some(Seen::Within)),
            ("0151 2345678", "0151 2345679", None),
            ("+999 151 2345678", "٠١٥١ ٢٣٤٥٦٧٨", Some(Seen::Equal)),
        ] {
            assert_eq!(seen(what, text), wanted, "{what} in {text}");
        }
        let hash = "a".repeat(64);
        assert_eq!(seen(&hash, &format!("sha256 {hash}, seen")), Some(Seen::Within));
        assert_eq!(seen(&hash, &format!("{hash}a")), None);
        assert!(Needle::new(read_any("198.51.100.7").unwrap()).networks().contains(&"198.51.100.0/24".to_owned()));
    }

    #[test]
    fn long_and_odd_texts_are_only_texts() {
        for text in ["a.example ".repeat(50_000), ".".repeat(100_000), "[.]".repeat(30_000), "1 ".repeat(100_000)] {
            seen("a.example", &text);
            seen("+999 151 2345678", &text);
            seen("198.51.100.7", &text);
        }
    }
}
