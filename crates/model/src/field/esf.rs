//! HURIDOCS's Events Standard Formats (2nd revised edition, 2001), field by field: every number has a field of ours or a
//! reason why it has none.
//!
//! The numbers and the entities are those of OpenEvSys at 2f734af (`schema/mysql-dbpopulate-datadict.sql`). An underscore
//! and `1` stand for the precision of the date before it.

/// The entities of the format with the numbers of their fields.
pub static ENTITIES: &[(&str, &[&str])] = &[
    (
        "event",
        &[
            "0101", "0102", "0108", "0111", "0112", "0113", "0114", "0115", "0116", "0150", "0151", "0152", "0153",
            "0154", "0155", "0156", "0160", "0161", "0162", "0163", "0165", "0166", "0167", "0168", "0170", "0171",
            "0172", "0173", "113_1", "114_1",
        ],
    ),
    (
        "person",
        &[
            "0901", "0902", "0903", "0904", "0908", "0910", "0911", "0912", "0913", "0915", "0916", "0917", "0918",
            "0919", "0920", "0921", "0922", "0923", "0924", "0925", "0926", "0927", "0928", "0930", "0931", "0940",
            "0941", "0942", "0943", "0944", "0945", "0946", "0947", "0950", "0953", "0954", "0957", "0960", "0961",
            "0962", "0963", "0965", "0966", "0968", "0970", "0971", "0972", "911_1", "928_1",
        ],
    ),
    (
        "act",
        &[
            "2101", "2102", "2103", "2108", "2109", "2111", "2111_1", "2112", "2113", "2114", "2115", "2116", "2117",
            "2118", "2121", "2121_1", "2122", "2123", "2150", "2152", "2153", "2154", "2155", "2160", "2161", "2162",
            "2165", "2166", "2170", "2171", "2172",
        ],
    ),
    ("chain of events", &["2201", "2202", "2203", "2209", "2250", "2261", "2262", "2265", "2270", "2271"]),
    (
        "biographic details",
        &[
            "2301", "2302", "2303", "2308", "2309", "2310", "2310_1", "2311", "2311_1", "2320", "2322", "2323", "2327",
            "2328", "2350", "2361", "2362", "2365", "2370", "2371",
        ],
    ),
    (
        "involvement",
        &[
            "2401", "2402", "2403", "2404", "2408", "2409", "2412", "2422", "2450", "2461", "2462", "2465", "2466",
            "2470", "2471",
        ],
    ),
    (
        "information",
        &[
            "2501", "2502", "2503", "2504", "2508", "2509", "2510", "2511", "2512", "2513", "2550", "2553", "2560",
            "2561", "2562", "2565", "2566", "2570", "2571",
        ],
    ),
    (
        "intervention",
        &[
            "2601", "2602", "2603", "2604", "2608", "2609", "2611", "2612", "2613", "2614", "2650", "2651", "2652",
            "2661", "2662", "2665", "2666", "2670", "2671", "2672",
        ],
    ),
    ("arrest", &["3102", "3110", "3112", "3113", "3114", "3115", "3116", "3117", "3118", "3119", "3120"]),
    ("killing", &["3202", "3212", "3213"]),
    ("torture", &["3302", "3311", "3312", "3351"]),
    ("destruction", &["3402", "3410", "3411", "3412"]),
    ("address", &["8001", "8002", "8003", "8004", "8005", "8006", "8007", "8008", "8009", "8010", "8011"]),
    ("supporting documents", &["9001", "9002", "9003", "9004", "9005", "9006", "9007", "9008", "9009", "9010", "9011"]),
];

const LEDGER: &str = "signed entries say who wrote what and when; a field could be made up";
const MARKING: &str = "the marking of the record covers what is inside it";
const HOLDER: &str = "the record or act that holds it says so";
const SEALED: &str = "the sealed file itself";

/// Numbers that are no field of ours, with the reason.
pub static NOT_FIELDS: &[(&str, &str)] = &[
    ("0161", LEDGER),
    ("0162", LEDGER),
    ("0170", LEDGER),
    ("0171", LEDGER),
    ("0961", LEDGER),
    ("0962", LEDGER),
    ("0970", LEDGER),
    ("0971", LEDGER),
    ("2103", HOLDER),
    ("2108", MARKING),
    ("2161", LEDGER),
    ("2162", LEDGER),
    ("2170", LEDGER),
    ("2171", LEDGER),
    ("2202", HOLDER),
    ("2261", LEDGER),
    ("2262", LEDGER),
    ("2270", LEDGER),
    ("2271", LEDGER),
    ("2302", HOLDER),
    ("2308", MARKING),
    ("2361", LEDGER),
    ("2362", LEDGER),
    ("2370", LEDGER),
    ("2371", LEDGER),
    ("2403", HOLDER),
    ("2404", HOLDER),
    ("2408", MARKING),
    ("2461", LEDGER),
    ("2462", LEDGER),
    ("2470", LEDGER),
    ("2471", LEDGER),
    ("2503", HOLDER),
    ("2508", MARKING),
    ("2561", LEDGER),
    ("2562", LEDGER),
    ("2570", LEDGER),
    ("2571", LEDGER),
    ("2603", HOLDER),
    ("2608", MARKING),
    ("2661", LEDGER),
    ("2662", LEDGER),
    ("2670", LEDGER),
    ("2671", LEDGER),
    ("3102", HOLDER),
    ("3202", HOLDER),
    ("3302", HOLDER),
    ("3402", HOLDER),
    ("9009", SEALED),
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::Kind;

    #[test]
    fn every_number_has_a_field_or_a_reason_and_never_both() {
        let all: Vec<&str> = ENTITIES.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        let known: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!((known.len(), all.len()), (238, 238));
        let mut placed: BTreeMap<&str, Vec<(Kind, &str)>> = BTreeMap::new();
        for kind in Kind::ALL {
            for field in crate::fields(kind) {
                for number in field.esf_numbers() {
                    assert!(known.contains(number), "{} {} has {number}", kind.name(), field.path);
                    placed.entry(number).or_default().push((kind, field.path));
                }
            }
        }
        let reasons: BTreeSet<&str> = NOT_FIELDS.iter().map(|(number, _)| *number).collect();
        assert_eq!(reasons.len(), NOT_FIELDS.len());
        for number in known {
            assert_ne!(placed.contains_key(number), reasons.contains(number), "{number}");
        }
    }
}
