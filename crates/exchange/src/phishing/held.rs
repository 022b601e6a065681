//! Who handed something in, and to whom else it went: what has to stay out of everything that is written down about it.

use std::collections::BTreeSet;

use mail_parser::decoders::base64::base64_decode;

use crate::mail::Mailbox;
use crate::mail::html::host;
use crate::observable::{Canonical, canonicalize};

/// What stands where something was covered.
const COVER: &str = "…";
/// The fewest characters of a name, or of what stands before the `@`, that are looked for alone.
const MIN_NAME: usize = 3;
const MIN_LOCAL: usize = 4;
/// The fewest digits of a telephone number.
const MIN_DIGITS: usize = 7;
/// The most digits at the end of a number that are compared: those before them may be left out.
const LAST_DIGITS: usize = 8;

/// Where everybody has an address: such a domain says nothing of whose it is, and attackers write from there, too.
const PROVIDERS: [&str; 44] = [
    "126.com",
    "163.com",
    "aol.com",
    "bol.com.br",
    "free.fr",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "orange.fr",
    "outlook.com",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "riseup.net",
    "t-online.de",
    "terra.com.br",
    "tuta.com",
    "tutanota.com",
    "uol.com.br",
    "wanadoo.fr",
    "web.de",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.es",
    "yahoo.fr",
    "yandex.com",
    "yandex.ru",
    "zoho.com",
];

/// Addresses, names and numbers of people who are held apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    addresses: BTreeSet<String>,
    domains: BTreeSet<String>,
    locals: BTreeSet<String>,
    names: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl Held {
    /// Holds somebody apart whom a mail names.
    pub fn add(&mut self, mailbox: &Mailbox) {
        if let Canonical::Plain(found) = canonicalize("email", &mailbox.address) {
            if let Some((local, domain)) = found.value.rsplit_once('@') {
                if !PROVIDERS.contains(&domain) {
                    self.domains.insert(domain.to_owned());
                }
                if local.chars().count() >= MIN_LOCAL {
                    self.locals.insert(local.to_owned());
                }
            }
            self.addresses.insert(found.value);
        }
        if let Some(name) = &mailbox.name {
            self.add_name(name);
        }
    }

    /// Holds somebody apart by a name, or a telephone number in place of one.
    pub fn add_name(&mut self, name: &str) {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= MIN_DIGITS {
            self.numbers.insert(last_digits(&digits));
        }
        for word in name.split(|c: char| !c.is_alphanumeric()) {
            let numeric = word.chars().all(|c| c.is_ascii_digit());
            if word.chars().count() >= MIN_NAME && !numeric {
                self.names.insert(word.to_lowercase());
            }
        }
    }

    /// Says how many addresses and numbers are held.
    pub fn count(&self) -> usize {
        self.addresses.len() + self.numbers.len()
    }

    /// Says whether an address is somebody's who is held, is of the place where they have theirs, or names them.
    pub fn has(&self, address: &str) -> bool {
        let Canonical::Plain(found) = canonicalize("email", address) else { return self.names_someone(address) };
        let Some((local, domain)) = found.value.rsplit_once('@') else { return true };
        self.addresses.contains(&found.value) || self.has_host(domain) || self.names_someone(local)
    }

    /// Says whether a number is held.
    pub fn has_number(&self, number: &str) -> bool {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= MIN_DIGITS && self.numbers.contains(&last_digits(&digits))
    }

    /// Says whether a host belongs to the place where somebody has their address.
    pub fn has_host(&self, name: &str) -> bool {
        self.domains
            .iter()
            .any(|held| name == held || name.strip_suffix(held.as_str()).is_some_and(|rest| rest.ends_with('.')))
    }

    /// Covers in a text whatever names somebody. Says whether there was something.
    pub fn cover(&self, text: &str) -> (String, bool) {
        let mut covered = text.to_owned();
        // What stands before an @ may hold dots, which end a word.
        let parts = self.locals.iter().filter(|local| local.contains(|c: char| !c.is_alphanumeric()));
        for held in self.addresses.iter().chain(&self.domains).chain(parts) {
            covered = replace(&covered, held);
        }
        covered = self.cover_words(&covered);
        covered = self.cover_numbers(&covered);
        let changed = covered != text;
        (covered, changed)
    }

    fn cover_words(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let lower = word.to_lowercase();
            out.push_str(if self.names.contains(&lower) || self.locals.contains(&lower) { COVER } else { word });
            let next = after.chars().next();
            out.extend(next);
            rest = after.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        out
    }

    fn cover_numbers(&self, text: &str) -> String {
        if self.numbers.is_empty() {
            return text.to_owned();
        }
        let between = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/');
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
            let (before, run) = rest.split_at_checked(start).unwrap_or((rest, ""));
            let end = run.find(|c| !between(c)).unwrap_or(run.len());
            let end = run.get(..end).and_then(|run| run.rfind(|c: char| c.is_ascii_digit())).map_or(1, |last| last + 1);
            let (run, after) = run.split_at_checked(end).unwrap_or((run, ""));
            out.push_str(before);
            out.push_str(if self.has_number(run) { COVER } else { run });
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Says whether a text names somebody, also as programs write it into addresses: with percent signs, in base64, in hexadecimal
    /// digits.
    pub fn names_someone(&self, text: &str) -> bool {
        let once = unescape(text);
        let twice = unescape(&once);
        [text, once.as_str(), twice.as_str()].iter().any(|form| {
            self.says(form)
                || form
                    .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_')))
                    .flat_map(|token| token.split('/').chain([token]))
                    .filter(|token| token.len() >= 8)
                    .any(|token| hidden(token).iter().any(|form| self.says(form)))
        })
    }

    fn says(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.addresses.iter().chain(&self.domains).any(|held| lower.contains(held.as_str()))
            || self.locals.iter().any(|local| alone(&lower, local))
            || self.cover_numbers(text) != text
    }

    /// Takes out of an address of the web what names somebody: its parts after the path, or the path from that step on. Gives the
    /// address, and whether something was taken out; nothing where the host itself belongs to somebody.
    pub fn link(&self, url: &str) -> Option<(String, bool)> {
        let (_, name) = host(url)?;
        // A name that only begins as theirs is an attacker's.
        if self.has_host(&name) || self.locals.iter().any(|local| alone(&name, local)) {
            return None;
        }
        let (scheme, rest) = url.split_once("://")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end)?;
        let (bare, mut taken) = match authority.rsplit_once('@') {
            Some((user, bare)) if self.names_someone(user) => (bare, true),
            _ => (authority, false),
        };
        let (mut steps, fragment) = path.split_once('#').map_or((path, None), |(steps, rest)| (steps, Some(rest)));
        let mut query = None;
        if let Some((before, after)) = steps.split_once('?') {
            (steps, query) = (before, Some(after));
        }
        let (start, mut out) = (format!("{scheme}://{bare}"), String::new());
        let whole = self.names_someone(steps);
        for step in steps.split('/').skip(1) {
            out.push('/');
            if whole && self.names_someone(step) {
                return Some((start + &out, true));
            }
            out.push_str(step);
        }
        for (mark, part) in [('?', query), ('#', fragment)] {
            let Some(part) = part else { continue };
            if self.names_someone(part) {
                taken = true;
            } else {
                out.push(mark);
                out.push_str(part);
            }
        }
        // What is named only by several steps together leaves none of them.
        if self.names_someone(&out) {
            return Some((start + "/", true));
        }
        Some((start + &out, taken))
    }
}

fn last_digits(digits: &str) -> String {
    digits.get(digits.len().saturating_sub(LAST_DIGITS)..).unwrap_or(digits).to_owned()
}

/// Says whether a word stands in a text with no letter or digit beside it.
fn alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Covers every place where something stands, whatever the case of its letters.
fn replace(text: &str, held: &str) -> String {
    let fold = |c: char| c.to_lowercase().next().unwrap_or(c);
    let wanted: Vec<char> = held.chars().map(fold).collect();
    let all: Vec<char> = text.chars().collect();
    let folded: Vec<char> = all.iter().copied().map(fold).collect();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while at < all.len() {
        if !wanted.is_empty() && folded.get(at..at + wanted.len()) == Some(wanted.as_slice()) {
            out.push_str(COVER);
            at += wanted.len();
        } else {
            out.extend(all.get(at));
            at += 1;
        }
    }
    out
}

/// Undoes percent signs once.
fn unescape(text: &str) -> String {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, after @ ..] = rest {
        let mut byte = [0];
        match after.get(..2).filter(|_| *first == b'%').map(|digits| hex::decode_to_slice(digits, &mut byte)) {
            Some(Ok(())) => {
                out.extend_from_slice(&byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads a token as base64 and as hexadecimal digits.
fn hidden(token: &str) -> Vec<String> {
    let plain: String = token
        .chars()
        .map(|c| {
            if c == '-' {
                '+'
            } else if c == '_' {
                '/'
            } else {
                c
            }
        })
        .collect();
    let mut found = Vec::new();
    // A token may begin anywhere in what was encoded.
    for skip in 0..4 {
        let part = plain.get(skip..).unwrap_or_default();
        let whole = part.get(..part.len() - part.len() % 4).unwrap_or_default();
        for part in [part, whole] {
            if let Some(bytes) = base64_decode(part.as_bytes()) {
                found.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    if let Ok(bytes) = hex::decode(token) {
        found.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held() -> Held {
        let mut held = Held::default();
        held.add(&Mailbox { name: Some("Fatima Haddad".to_owned()), address: "Fatima.H@Desk.example".to_owned() });
        held.add_name("+216 55 123 456");
        held
    }

    #[test]
    fn a_text_loses_address_names_and_number_and_nothing_else() {
        let held = held();
        for (text, covered) in [
            ("fatima.h@desk.example: your mailbox is full", "…: your mailbox is full"),
            ("Dear FATIMA, the password of fatima.h ends", "Dear …, the password of … ends"),
            ("Call 0021655123456 or 55 123 456 now", "Call … or … now"),
            ("Your desk.example account", "Your … account"),
            ("Nothing of them: 12345678, fat, haddadi", "Nothing of them: 12345678, fat, haddadi"),
        ] {
            assert_eq!(held.cover(text).0, covered, "{text}");
        }
        assert!(!held.cover("an invoice").1);
    }

    #[test]
    fn an_address_of_the_web_loses_whatever_way_it_names_somebody() {
        let held = held();
        let evil = "https://login.evil.example";
        for (url, left) in [
            ("/in?email=fatima.h@desk.example", "/in"),
            ("/in?email=fatima.h%40desk.example#top", "/in#top"),
            ("/in?e=fatima.h%2540desk.example", "/in"),
            ("/in#ZmF0aW1hLmhAZGVzay5leGFtcGxl", "/in"),
            ("/t/ZmF0aW1hLmhAZGVzay5leGFtcGxl/x", "/t/"),
            ("/t/666174696d61", "/t/666174696d61"),
            ("/t/666174696d612e68406465736b2e6578616d706c65", "/t/"),
            ("/user/fatima.h/verify", "/user/"),
            ("/call?n=%2B21655123456", "/call"),
            ("/plain?id=42#part", "/plain?id=42#part"),
        ] {
            let (found, taken) = held.link(&format!("{evil}{url}")).unwrap();
            assert_eq!(found, format!("{evil}{left}"), "{url}");
            assert_eq!(taken, !url.ends_with(left), "{url}");
        }
        assert_eq!(held.link("https://www.desk.example/login"), None);
        let begins = "https://desk.example.evil.example/login";
        assert_eq!(held.link(begins), Some((begins.to_owned(), false)));
        assert_eq!(held.link("https://fatima.h%40desk.example@evil.example/").unwrap().0, "https://evil.example/");
    }

    #[test]
    fn who_writes_from_where_everybody_has_an_address_is_not_one_of_them() {
        let mut held = held();
        held.add(&Mailbox { name: None, address: "amal.s@gmail.com".to_owned() });
        for (address, theirs) in [
            ("fatima.h@desk.example", true),
            ("AMAL.S@gmail.com", true),
            ("director@desk.example", true),
            ("bounce+fatima.h=desk.example@evil.example", true),
            ("attacker@gmail.com", false),
            ("alert@desk.example.evil.example", false),
        ] {
            assert_eq!(held.has(address), theirs, "{address}");
        }
        assert!(held.link("https://gmail.com/x").is_some());
    }
}
