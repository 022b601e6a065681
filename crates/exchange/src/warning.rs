//! Warning lists: names that often stand in indicators by mistake, or that many people share.
//!
//! Lists have the form of MISP's warning lists (`misp-warninglists`, README): a name, a type (`string`, `hostname`,
//! `substring`, `cidr`, `regex`) and entries. They warn, and drop nothing: of 6,564 real domains of civil-society feeds, 198
//! stand on such a list, and many of them are what the attackers used.

mod shipped;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use regex::{RegexSet, RegexSetBuilder};

use crate::json::{Json, JsonError, JsonLimits, JsonReader};
use crate::loss::{Loss, Losses, Why};
use crate::observable::{Observable, canonical_domain};

pub use shipped::shipped;

/// What a list may have at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarningLimits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Entries.
    pub entries: usize,
    /// Bytes of one entry.
    pub entry: usize,
    /// Patterns of a list of regular expressions.
    pub patterns: usize,
}

impl Default for WarningLimits {
    fn default() -> Self {
        Self { bytes: 128 << 20, entries: 2_000_000, entry: 1024, patterns: 5_000 }
    }
}

/// Says why a list was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WarningError {
    /// The file is too large.
    #[error("read a list of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// There are too many entries.
    #[error("read a list of at most {limit} entries")]
    TooMany {
        /// The most entries.
        limit: usize,
    },
    /// It is no text in UTF-8.
    #[error("read text in UTF-8 at byte {offset}")]
    NotText {
        /// The first wrong byte.
        offset: usize,
    },
    /// It is no JSON.
    #[error("read JSON")]
    Json(#[from] JsonError),
    /// It is JSON, but no warning list.
    #[error("find {0} of a warning list")]
    NotAList(&'static str),
    /// Nothing in it could be read.
    #[error("find an entry that can be compared")]
    Empty,
}

/// How the entries of a list are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListType {
    /// The whole value.
    Exact,
    /// The host of the value, or the end of it after a full stop.
    Hostname,
    /// Any part of the value.
    Substring,
    /// The address lies in the network.
    Cidr,
    /// A regular expression finds something in the value.
    Regex,
}

impl ListType {
    /// Gives the name that MISP has for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "string",
            Self::Hostname => "hostname",
            Self::Substring => "substring",
            Self::Cidr => "cidr",
            Self::Regex => "regex",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Exact, Self::Hostname, Self::Substring, Self::Cidr, Self::Regex]
            .into_iter()
            .find(|known| known.name() == name)
    }
}

/// One list.
#[derive(Debug, Clone)]
pub struct WarningList {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Its version, as written.
    pub version: String,
    /// How its entries are compared.
    pub of: ListType,
    /// How many entries it has.
    pub entries: usize,
    /// What was not taken over, and why.
    pub losses: Vec<Loss>,
    body: Body,
}

#[derive(Debug, Clone)]
enum Body {
    Exact(BTreeSet<String>),
    Hostname(BTreeSet<String>),
    Substring(Vec<String>),
    Cidr(BTreeMap<(bool, u8), BTreeSet<u128>>),
    Regex(RegexSet),
}

impl WarningList {
    /// Reads a list.
    ///
    /// # Errors
    /// [`WarningError`] for what is no list or passes a limit.
    pub fn read(bytes: &[u8], limits: &WarningLimits) -> Result<Self, WarningError> {
        if bytes.len() > limits.bytes {
            return Err(WarningError::TooLarge { limit: limits.bytes });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| WarningError::NotText { offset: error.valid_up_to() })?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let json_limits =
            JsonLimits { depth: 8, text: 64 << 10, nodes: limits.entries.saturating_add(1_000), keys: 1_000 };
        let mut reader = JsonReader::new(text, json_limits);
        let json = reader.value()?;
        reader.end()?;
        let mut losses = Losses::default();
        for key in reader.take_duplicates() {
            losses.note(|| "the list".to_owned(), &key, Why::DuplicateKey);
        }
        let line = |key: &str| json.get(key).and_then(Json::as_text).map(line).unwrap_or_default();
        let name = Some(line("name")).filter(|name| !name.is_empty()).ok_or(WarningError::NotAList("the name"))?;
        let of = json.get("type").and_then(Json::as_text).and_then(ListType::parse);
        let of = of.ok_or(WarningError::NotAList("the type"))?;
        let Some(Json::List(items)) = json.get("list") else { return Err(WarningError::NotAList("the entries")) };
        if items.len() > limits.entries {
            return Err(WarningError::TooMany { limit: limits.entries });
        }
        for (key, _) in json.entries() {
            if !matches!(key.as_ref(), "name" | "description" | "version" | "type" | "list" | "matching_attributes") {
                losses.note(|| "the list".to_owned(), key, Why::NotProjected);
            }
        }
        let version = match json.get("version") {
            Some(Json::Number(number)) => (*number).to_owned(),
            _ => line("version"),
        };
        let (body, entries) = body(of, items, limits, &mut losses)?;
        let description = line("description");
        Ok(Self { name, description, version, of, entries, losses: losses.into_list(), body })
    }

    /// Says whether a value stands on it.
    pub fn has(&self, observable: &Observable) -> bool {
        let value = observable.value.to_lowercase();
        match &self.body {
            Body::Exact(entries) => entries.contains(&value) || host(observable).is_some_and(|h| entries.contains(&h)),
            Body::Hostname(entries) => host(observable).is_some_and(|host| {
                entries.contains(&host)
                    || host
                        .match_indices('.')
                        .any(|(at, _)| host.get(at + 1..).is_some_and(|parent| entries.contains(parent)))
            }),
            Body::Substring(entries) => entries.iter().any(|entry| value.contains(entry.as_str())),
            Body::Cidr(networks) => address(observable).is_some_and(|address| in_networks(networks, address)),
            Body::Regex(patterns) => patterns.is_match(&observable.value),
        }
    }
}

/// A foreign text as one line without what turns it around.
fn line(text: &str) -> String {
    let hidden =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = text.chars().filter(|c| !hidden(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.trim().chars().take(400).collect()
}

fn body(
    of: ListType,
    items: &[Json<'_>],
    limits: &WarningLimits,
    losses: &mut Losses,
) -> Result<(Body, usize), WarningError> {
    let mut texts = Vec::with_capacity(items.len());
    for (item, number) in items.iter().zip(1_u64..) {
        match item.as_text().map(str::trim) {
            Some(text) if !text.is_empty() && text.len() <= limits.entry => texts.push((number, text)),
            Some(_) => losses.note(|| format!("entry {number}"), "", Why::OddValue),
            None => losses.note(|| format!("entry {number}"), "", Why::WrongType),
        }
    }
    let count = texts.len();
    let mut odd = |number: u64, text: &str| losses.note(|| format!("entry {number}"), text, Why::OddValue);
    let body = match of {
        ListType::Exact => Body::Exact(texts.iter().map(|(_, text)| text.to_lowercase()).collect()),
        ListType::Substring => Body::Substring(texts.iter().map(|(_, text)| text.to_lowercase()).collect()),
        ListType::Hostname => {
            let mut hosts = BTreeSet::new();
            for (number, text) in texts {
                // ".example.org" stands for every subdomain, and the name itself.
                match canonical_domain(text.strip_prefix('.').unwrap_or(text)) {
                    Some(host) => _ = hosts.insert(host.strip_prefix("*.").unwrap_or(&host).to_owned()),
                    None => odd(number, text),
                }
            }
            Body::Hostname(hosts)
        }
        ListType::Cidr => {
            let mut networks: BTreeMap<(bool, u8), BTreeSet<u128>> = BTreeMap::new();
            for (number, text) in texts {
                match network(text) {
                    Some((kind, base)) => _ = networks.entry(kind).or_default().insert(base),
                    None => odd(number, text),
                }
            }
            Body::Cidr(networks)
        }
        ListType::Regex => Body::Regex(patterns(&texts, limits, &mut odd)?),
    };
    let taken = match &body {
        Body::Exact(_) | Body::Substring(_) => count,
        Body::Hostname(hosts) => hosts.len(),
        Body::Cidr(networks) => networks.values().map(BTreeSet::len).sum(),
        Body::Regex(set) => set.len(),
    };
    if taken == 0 { Err(WarningError::Empty) } else { Ok((body, taken)) }
}

/// Takes the patterns that are understood.
fn patterns(
    texts: &[(u64, &str)],
    limits: &WarningLimits,
    odd: &mut dyn FnMut(u64, &str),
) -> Result<RegexSet, WarningError> {
    let mut understood = Vec::new();
    for (number, text) in texts.iter().take(limits.patterns) {
        match pattern(text).filter(|pattern| regex::Regex::new(pattern).is_ok()) {
            Some(pattern) => understood.push(pattern),
            None => odd(*number, text),
        }
    }
    // Bounded in memory by the library; what passes that is refused as a whole.
    let set = RegexSetBuilder::new(understood).size_limit(64 << 20).build();
    set.map_err(|_| WarningError::TooMany { limit: limits.patterns })
}

/// Reads a pattern as MISP's software writes it: between two slashes, with letters behind.
fn pattern(text: &str) -> Option<String> {
    let Some(rest) = text.strip_prefix('/') else { return Some(text.to_owned()) };
    let (inner, flags) = rest.rsplit_once('/')?;
    let known: String = flags.chars().filter(|c| matches!(c, 'i' | 'm' | 's' | 'x' | 'u')).collect();
    if known.len() != flags.len() {
        return None;
    }
    // The library reads an escaped sign only where an escape means something.
    let inner = inner.replace("\\/", "/").replace("\\@", "@");
    let known = known.replace('u', "");
    Some(if known.is_empty() { inner } else { format!("(?{known}){inner}") })
}

/// Reads a network, or an address alone: whether it is IPv6, its length, and where it begins.
fn network(text: &str) -> Option<((bool, u8), u128)> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length.parse::<u8>().ok()?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let length = length.unwrap_or(most);
    (length <= most).then(|| ((address.is_ipv6(), length), masked(address, length)))
}

fn masked(address: IpAddr, length: u8) -> u128 {
    let (bits, most) = match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    let off = most - u32::from(length);
    bits.checked_shr(off).and_then(|bits| bits.checked_shl(off)).unwrap_or(0)
}

fn in_networks(networks: &BTreeMap<(bool, u8), BTreeSet<u128>>, address: IpAddr) -> bool {
    networks
        .iter()
        .filter(|((six, _), _)| *six == address.is_ipv6())
        .any(|((_, length), bases)| bases.contains(&masked(address, *length)))
}

/// Gives the host of a value that has one.
fn host(observable: &Observable) -> Option<String> {
    let value = observable.value.as_str();
    let host = match observable.kind {
        "domain" | "ipv4" | "ipv6" => value.strip_prefix("*.").unwrap_or(value),
        "email" => value.rsplit_once('@')?.1,
        "url" => {
            let rest = value.split_once("://")?.1;
            let authority = rest.split(['/', '?', '#']).next()?;
            let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
            match host.strip_prefix('[') {
                Some(six) => six.split(']').next()?,
                None => host.split(':').next()?,
            }
        }
        _ => return None,
    };
    Some(host.to_lowercase())
}

fn address(observable: &Observable) -> Option<IpAddr> {
    let text = match observable.kind {
        "network" => observable.value.split('/').next()?.to_owned(),
        _ => host(observable)?,
    };
    text.parse().ok()
}

/// Several lists, each with the caller's mark.
#[derive(Debug, Default)]
pub struct Warnings(Vec<WarningList>);

impl Warnings {
    /// Begins with the lists that ship with the program.
    pub fn shipped() -> Self {
        Self(shipped())
    }

    /// Adds a list.
    pub fn add(&mut self, list: WarningList) {
        self.0.push(list);
    }

    /// Gives the lists.
    pub fn lists(&self) -> &[WarningList] {
        &self.0
    }

    /// Gives the names of the lists on which a value stands, in their order.
    pub fn of(&self, observable: &Observable) -> Vec<&str> {
        self.0.iter().filter(|list| list.has(observable)).map(|list| list.name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests;
