//! Building an index.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Class, ENDS, Entry, Index, MAX_TOKEN, MAX_VALUE, MIN_VALUE, end_of, hash, scan};

/// Why a value is not looked for in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsearched {
    /// It is shorter than [`MIN_VALUE`], or longer than [`MAX_VALUE`].
    Length,
    /// It holds no letter or digit of the Latin script by which it could be found.
    Script,
    /// Things of its type stand in no text: a pattern in another language, the number of a network's owner.
    Type,
    /// More values than an index holds.
    Full,
}

impl Unsearched {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Script => "script",
            Self::Type => "type",
            Self::Full => "full",
        }
    }
}

/// How many counters tell the rare tokens from the common ones; a power of two.
const COUNTERS: usize = 1 << 20;

/// Collects values, and makes an [`Index`] of them.
pub struct Builder {
    index: Index,
    /// Entries whose anchor is chosen when all are known.
    counters: Vec<u16>,
}

impl Builder {
    /// Starts with a number that nobody can foresee, so that no feed is made to be slow.
    pub fn new(seed: u64) -> Self {
        let index = Index {
            seed,
            bytes: Vec::new(),
            entries: Vec::new(),
            slots: Vec::new(),
            filter: Vec::new(),
            ends: Vec::new(),
            networks: Default::default(),
            networks6: Default::default(),
            phones: Default::default(),
            idna: false,
            colons: false,
            hashes: [false; 4],
        };
        Self { index, counters: Vec::new() }
    }

    /// Adds the value of an indicator, in canonical form, under a number of the caller's.
    ///
    /// # Errors
    /// [`Unsearched`], when such a value is not looked for.
    pub fn add(&mut self, kind: &str, value: &str, id: u32) -> Result<(), Unsearched> {
        let plain = |class, folded| (class, value, folded);
        let [md5, sha1, sha256, sha512] = &mut self.index.hashes;
        match kind {
            "md5" => *md5 = true,
            "sha1" => *sha1 = true,
            "sha256" => *sha256 = true,
            "sha512" => *sha512 = true,
            _ => {}
        }
        let (class, text, folded) = match kind {
            "domain" => {
                let name = value.strip_prefix("*.").unwrap_or(value);
                self.index.idna |= name.contains("xn--");
                (Class::Host, name, usize::MAX)
            }
            "ipv4" | "md5" | "sha1" | "sha256" | "sha512" => plain(Class::Whole, usize::MAX),
            "ipv6" | "mac" => {
                self.index.colons = true;
                plain(Class::Apart, usize::MAX)
            }
            "certificate" => {
                self.index.colons = true;
                plain(Class::Whole, usize::MAX)
            }
            "network" => return self.network(value, id),
            "phone" => return self.phone(value, id),
            "url" => {
                let rest = value.split_once("://").map_or(value, |(_, rest)| rest).trim_end_matches('/');
                let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
                (Class::Whole, rest, host)
            }
            "email" | "file-name" | "registry-key" | "user-agent" | "email-subject" => plain(Class::Whole, usize::MAX),
            "file-path" | "process" | "app-id" | "android-property" | "profile-id" | "mutex" | "software"
            | "user-account" => plain(Class::Whole, 0),
            _ => return Err(Unsearched::Type),
        };
        self.push(class, text.as_bytes(), folded, id)
    }

    fn push(&mut self, class: Class, text: &[u8], folded: usize, id: u32) -> Result<(), Unsearched> {
        if !(MIN_VALUE..=MAX_VALUE).contains(&text.len()) {
            return Err(Unsearched::Length);
        }
        let (from, number) = (self.index.bytes.len(), self.index.entries.len());
        if from > u32::MAX as usize - MAX_VALUE || number > (u32::MAX / 4) as usize {
            return Err(Unsearched::Full);
        }
        let mut tokens = Vec::new();
        scan::tokens(text, &mut |from, to| tokens.push((from, to)));
        let token = class == Class::Apart || tokens.first() == Some(&(0, text.len()));
        if !token {
            tokens.retain(|(from, to)| (2..=MAX_TOKEN).contains(&(to - from)));
            if tokens.is_empty() {
                return Err(Unsearched::Script);
            }
            self.counters.resize(COUNTERS, 0);
            for (from, to) in tokens {
                let key = hash(self.index.seed, text.get(from..to).unwrap_or_default());
                if let Some(counter) = self.counters.get_mut(key as usize & (COUNTERS - 1)) {
                    *counter = counter.saturating_add(1);
                }
            }
        } else if text.len() > MAX_TOKEN {
            return Err(Unsearched::Length);
        }
        self.index.bytes.extend_from_slice(text);
        self.index.entries.push(Entry {
            hash: 0,
            from: from as u32,
            length: text.len() as u16,
            folded: folded.min(text.len()) as u16,
            anchor: (0, text.len() as u16),
            class: if token { class } else { Class::Anchored },
            next: 0,
            id,
        });
        Ok(())
    }

    fn network(&mut self, value: &str, id: u32) -> Result<(), Unsearched> {
        let (address, length) = value.split_once('/').ok_or(Unsearched::Type)?;
        let length: u8 = length.parse().map_err(|_| Unsearched::Type)?;
        match address.parse().map_err(|_| Unsearched::Type)? {
            IpAddr::V4(address) if length <= 32 => {
                let mask = u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
                let base = u32::from(Ipv4Addr::from(address)) & mask;
                self.index.networks.entry(length).or_default().entry(base).or_default().push(id);
            }
            IpAddr::V6(address) if length <= 128 => {
                self.index.colons = true;
                let mask = u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0);
                let base = u128::from(Ipv6Addr::from(address)) & mask;
                self.index.networks6.entry(length).or_default().entry(base).or_default().push(id);
            }
            _ => return Err(Unsearched::Type),
        }
        Ok(())
    }

    fn phone(&mut self, value: &str, id: u32) -> Result<(), Unsearched> {
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_start_matches('0');
        let key = last_seven(digits).ok_or(Unsearched::Length)?;
        self.index.phones.entry(key).or_default().push((digits.to_owned(), id));
        Ok(())
    }

    /// Makes the index.
    pub fn build(mut self) -> Index {
        self.choose_anchors();
        let Self { mut index, .. } = self;
        let count = index.entries.len();
        index.bytes.shrink_to_fit();
        index.entries.shrink_to_fit();
        index.slots = vec![0; (count * 2).next_power_of_two().max(2)];
        // Sixteen bits a value: one token in sixteen that is not there is asked for in vain.
        index.filter = vec![0; (count / 4).next_power_of_two().max(1)];
        let mask = index.slots.len() - 1;
        let bits = index.filter.len() as u64 * 64;
        for number in 0..count {
            let Some(hash) = index.entries.get(number).map(|entry| entry.hash) else { continue };
            let bit = (hash >> 17) & (bits - 1);
            if let Some(word) = index.filter.get_mut((bit / 64) as usize) {
                *word |= 1 << (bit % 64);
            }
            let mut slot = hash as usize & mask;
            while let Some(other) = index.slots.get(slot).copied().filter(|other| *other != 0) {
                if index.entry(other).is_some_and(|entry| entry.hash == hash) {
                    break;
                }
                slot = (slot + 1) & mask;
            }
            if let (Some(place), Some(entry)) = (index.slots.get_mut(slot), index.entries.get_mut(number)) {
                // The newest stands first, and leads on to those before it.
                entry.next = *place;
                *place = number as u32 + 1;
            }
        }
        index
    }

    /// Chooses for each value the token that the fewest others have, and of those the longest.
    fn choose_anchors(&mut self) {
        let index = &mut self.index;
        index.ends = vec![0; ENDS / 64];
        let (seed, bytes) = (index.seed, &index.bytes);
        for entry in &mut index.entries {
            let from = entry.from as usize;
            let text = bytes.get(from..from + usize::from(entry.length)).unwrap_or_default();
            let mut best: Option<(u16, usize, u64, (u16, u16))> = None;
            if entry.class == Class::Anchored {
                scan::tokens(text, &mut |from, to| {
                    let length = to - from;
                    if !(2..=MAX_TOKEN).contains(&length) {
                        return;
                    }
                    let key = hash(seed, text.get(from..to).unwrap_or_default());
                    let count = self.counters.get(key as usize & (COUNTERS - 1)).copied().unwrap_or_default();
                    let better = best.is_none_or(|(least, longest, ..)| {
                        (count, std::cmp::Reverse(length)) < (least, std::cmp::Reverse(longest))
                    });
                    if better {
                        best = Some((count, length, key, (from as u16, length as u16)));
                    }
                });
            }
            (entry.hash, entry.anchor) = match best {
                Some((_, _, key, anchor)) => (key, anchor),
                None => (hash(seed, text), (0, entry.length)),
            };
            let anchor = usize::from(entry.anchor.0)..usize::from(entry.anchor.0) + usize::from(entry.anchor.1);
            let token = text.get(anchor).unwrap_or_default();
            let bit = end_of(token, token.contains(&b'.'));
            if let Some(word) = index.ends.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
    }
}

/// Gives the last seven digits as a number; `None` for fewer.
pub(super) fn last_seven(digits: &str) -> Option<u32> {
    digits.get(digits.len().checked_sub(7)?..)?.parse().ok()
}
