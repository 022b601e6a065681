//! Which acts show that a class of threat has come true before.

/// Gives the acts of which each would be a case of a class of threat ([`crate::Vocabulary::ThreatClass`]); none for a class
/// that this version does not know.
///
/// It serves a hint, "there are more incidents like this", and decides nothing.
pub fn acts_of(class: &str) -> &'static [&'static str] {
    match class {
        "confidentiality" => &[
            "surveillance",
            "spyware-infection",
            "spyware-attempt",
            "stalkerware",
            "phishing",
            "doxxing",
            "device-seizure",
            "border-device-search",
            "data-extraction",
            "interception",
            "location-tracking",
            "data-breach",
            "data-request",
        ],
        "control" => &[
            "spyware-infection",
            "stalkerware",
            "account-takeover",
            "device-linked",
            "device-seizure",
            "forced-unlocking",
            "forced-app-install",
            "sim-swap",
            "domain-seizure",
        ],
        "integrity" => {
            &["defacement", "data-destruction", "synthetic-media", "disinformation", "supply-chain-compromise"]
        }
        "availability" => &[
            "internet-shutdown",
            "throttling",
            "blocking",
            "denial-of-service",
            "ransomware",
            "account-suspension",
            "content-removal",
            "confiscation",
            "office-closure",
        ],
        "identity" => &["impersonation", "account-takeover", "sim-swap", "phishing", "synthetic-media"],
        "accountability" => &["disinformation", "impersonation", "data-destruction"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabulary;

    #[test]
    fn every_class_names_acts_that_the_codebook_offers() {
        for class in Vocabulary::ThreatClass.terms() {
            assert!(!acts_of(class.code).is_empty(), "{}", class.code);
            for act in acts_of(class.code) {
                let term = Vocabulary::Act.find(act).unwrap_or_else(|| panic!("{act} is no act"));
                assert!(term.is_offered(), "{act}");
            }
        }
        assert!(acts_of("x-of-tomorrow").is_empty());
    }
}
