//! Tags: what those of the usual taxonomies mean in our vocabularies, and the clusters that tags name.

use cairn_model::{Pap, Tlp, Vocabulary};

/// What a tag means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meaning {
    /// A marking of TLP 1 or 2.0.
    pub tlp: Option<Tlp>,
    /// Whether it is of the TLP taxonomy and yet no marking (`tlp:unclear`, `tlp:ex:chr`): nobody knows how far it may go.
    pub closes: bool,
    /// Permitted actions.
    pub pap: Option<Pap>,
    /// Terms of our codebook.
    pub terms: Vec<(Vocabulary, &'static str)>,
    /// A cluster of a galaxy.
    pub cluster: Option<ClusterTag>,
}

/// A cluster that a tag names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterTag {
    /// The galaxy's type.
    pub galaxy: String,
    /// The cluster's name.
    pub name: String,
}

/// Reads a tag.
///
/// Terms are found by the tag that the codebook names for them. A tag that several terms of one vocabulary share says none of
/// them: `accessnow:privacy` is a right of ours, and no one act.
pub fn read(tag: &str) -> Meaning {
    let mut meaning = Meaning::default();
    let lower = tag.trim().to_lowercase();
    if let Some(marking) = lower.strip_prefix("tlp:") {
        meaning.tlp = Tlp::parse(marking);
        meaning.closes = meaning.tlp.is_none();
        return meaning;
    }
    if let Some(marking) = lower.strip_prefix("pap:") {
        meaning.pap = Pap::parse(marking);
        return meaning;
    }
    if let Some(cluster) = tag.trim().strip_prefix("misp-galaxy:") {
        meaning.cluster = cluster
            .split_once("=\"")
            .map(|(galaxy, name)| ClusterTag {
                galaxy: galaxy.to_owned(),
                name: name.strip_suffix('"').unwrap_or(name).to_owned(),
            })
            .filter(|cluster| !cluster.name.is_empty());
        return meaning;
    }
    for vocabulary in Vocabulary::ALL {
        let mut found = vocabulary
            .terms()
            .iter()
            .filter(|term| term.misp.is_some_and(|misp| misp.contains(':') && misp.eq_ignore_ascii_case(&lower)));
        if let (Some(term), None) = (found.next(), found.next()) {
            meaning.terms.push((*vocabulary, term.code));
        }
    }
    meaning
}

/// Gives the code of the threat type that a galaxy's clusters are of; `None` for those that are no threats, such as sectors.
pub fn threat_type(galaxy: &str) -> Option<&'static str> {
    let galaxy = galaxy.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| galaxy.ends_with(end));
    Some(match galaxy.as_str() {
        "threat-actor"
        | "microsoft-activity-group"
        | "360net-threat-actor"
        | "intelligence-agency"
        | "intelligence-agencies" => "threat-actor",
        "malpedia" | "ransomware" | "banker" | "botnet" | "rat" | "stealer" | "android" | "backdoor"
        | "cryptominers" | "stalkerware" | "wiper" => "malware",
        "surveillance-vendor" => "vendor",
        "tool" | "rsit-tool" => "tool",
        "branded-vulnerability" => "vulnerability",
        _ if ends(&["attack-pattern"]) => "attack-pattern",
        _ if ends(&["intrusion-set"]) => "intrusion-set",
        _ if ends(&["threat-actor"]) => "threat-actor",
        _ if ends(&["malware"]) => "malware",
        _ if ends(&["tool"]) => "tool",
        _ if ends(&["campaign"]) => "campaign",
        _ if ends(&["infrastructure"]) => "infrastructure",
        _ if ends(&["vulnerability"]) => "vulnerability",
        _ => return None,
    })
}

/// Gives the galaxy under which a threat of ours goes out.
pub fn galaxy_of(threat_type: &str) -> Option<&'static str> {
    Some(match threat_type {
        "threat-actor" => "threat-actor",
        "malware" => "malpedia",
        "tool" => "tool",
        "intrusion-set" => "mitre-intrusion-set",
        "attack-pattern" => "mitre-attack-pattern",
        "campaign" => "mitre-campaign",
        "vendor" => "surveillance-vendor",
        "vulnerability" => "branded-vulnerability",
        _ => return None,
    })
}
