//! The lists that ship with the program, written for it; each says where its facts are from.

use super::{WarningLimits, WarningList};

const LISTS: [&str; 5] = [
    include_str!("../../data/warning/dynamic-dns.json"),
    include_str!("../../data/warning/shared-hosting.json"),
    include_str!("../../data/warning/well-known.json"),
    include_str!("../../data/warning/public-resolvers.json"),
    include_str!("../../data/warning/reserved-addresses.json"),
];

/// Gives the lists that ship with the program. They are read as every other; a test holds that all can be.
pub fn shipped() -> Vec<WarningList> {
    let limits = WarningLimits::default();
    LISTS.iter().filter_map(|text| WarningList::read(text.as_bytes(), &limits).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_list_is_read_whole() {
        let lists = shipped();
        assert_eq!(lists.len(), LISTS.len());
        for list in lists {
            assert_eq!(list.losses, [], "{}", list.name);
            assert!(list.entries > 10 && list.description.len() > 40, "{}", list.name);
        }
    }
}
