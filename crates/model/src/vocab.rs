//! Vocabularies: the built-in codebook, in our own words.
//!
//! Codes are stable and never re-used. Every term maps, where one fits, to its HURIDOCS code, an ATT&CK technique or a
//! MISP tag or attribute type. What a term is called in a language is a Fluent message ([`Term::label_id`]), and so is its
//! one-line definition ([`Term::definition_id`]). A circle adds terms of its own, whose codes start with `x-` ([`own`]).

mod acts;
mod countries;
mod human_rights;
mod material;
pub mod own;
mod people;
mod term;

pub use term::Term;
use term::term;

/// The version of the built-in codebook; it travels with everything that is exported.
pub const CODEBOOK_VERSION: &str = "2026.2";

/// The longest code, in bytes.
pub const MAX_CODE_LEN: usize = 64;

/// Names a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// What was done to someone.
    Act,
    /// By what means it was done.
    Method,
    /// Which right is affected.
    Right,
    /// Where the work on an incident stands.
    IncidentStatus,
    /// What the documentation found.
    Finding,
    /// What kind of place it is.
    PlaceType,
    /// How a perpetrator was involved.
    Degree,
    /// What kind of perpetrator it is.
    PerpetratorType,
    /// What became of a perpetrator.
    PerpetratorStatus,
    /// How the victim was when the act ended.
    VictimStatus,
    /// What an act did to those whom it hit.
    Consequence,
    /// Who declared what about responsibility.
    Attribution,
    /// On what ground someone is held.
    DetentionType,
    /// What the act was meant to reach.
    Intent,
    /// How an informant is connected to what they tell.
    Connection,
    /// What kind of material a statement comes in.
    Material,
    /// How reliable an informant is (NATO A to F).
    Reliability,
    /// How credible an item of information is (NATO 1 to 6).
    Credibility,
    /// What was done in response.
    Intervention,
    /// How those asked responded.
    Response,
    /// What an intervention changed.
    Impact,
    /// Where an intervention stands.
    InterventionStatus,
    /// How urgent something is.
    Priority,
    /// Whether a person record stands for one or many.
    PersonUnit,
    /// The gender that a person states.
    Gender,
    /// What a person does for a living or in public life.
    Occupation,
    /// What may have made someone a target, or more exposed.
    Characteristic,
    /// Whether a person is married or lives with someone.
    CivilStatus,
    /// How far a person's schooling went.
    Education,
    /// What is known of where someone is held.
    Whereabouts,
    /// How two persons are related.
    PersonRelation,
    /// What kind of address it is.
    AddressType,
    /// How someone can be reached.
    Channel,
    /// What kind of threat a threat record describes.
    ThreatType,
    /// What an indicator matches.
    IndicatorType,
    /// The language of an indicator pattern.
    PatternType,
    /// What people judged of an indicator.
    Triage,
    /// In which format an indicator set came.
    SetFormat,
    /// What kind of thing a device record stands for.
    DeviceType,
    /// In which state a device was received.
    DeviceState,
    /// What kind of item an evidence record holds.
    EvidenceType,
    /// How an item was obtained.
    Obtained,
    /// How a derivative was made from its parent.
    Operation,
    /// Where the original is.
    Held,
    /// What happened to an item in someone's keeping.
    Custody,
    /// What a person may agree to.
    ConsentUse,
    /// To whom a person may agree to show it.
    ConsentAudience,
    /// What a person answers about a use.
    ConsentAnswer,
    /// What a person answers about an audience.
    Publicity,
    /// How a consent was given.
    ConsentForm,
    /// Who could give the consent.
    Capacity,
    /// How one record leads to another.
    Relation,
    /// How sure the author is.
    Confidence,
    /// How exactly a place may be published.
    PlaceLevel,
    /// To whom it may go (TLP 2.0).
    Tlp,
    /// What may be done with it (PAP).
    Pap,
    /// Countries and territories (ISO 3166-1 alpha-2).
    Country,
    /// Languages (BCP 47 tags in lower case). It lists no terms: any well-formed tag is a member.
    Language,
}

impl Vocabulary {
    /// All vocabularies.
    pub const ALL: &[Self] = &[
        Self::Act,
        Self::Method,
        Self::Right,
        Self::IncidentStatus,
        Self::Finding,
        Self::PlaceType,
        Self::Degree,
        Self::PerpetratorType,
        Self::PerpetratorStatus,
        Self::VictimStatus,
        Self::Consequence,
        Self::Attribution,
        Self::DetentionType,
        Self::Intent,
        Self::Connection,
        Self::Material,
        Self::Reliability,
        Self::Credibility,
        Self::Intervention,
        Self::Response,
        Self::Impact,
        Self::InterventionStatus,
        Self::Priority,
        Self::PersonUnit,
        Self::Gender,
        Self::Occupation,
        Self::Characteristic,
        Self::CivilStatus,
        Self::Education,
        Self::Whereabouts,
        Self::PersonRelation,
        Self::AddressType,
        Self::Channel,
        Self::ThreatType,
        Self::IndicatorType,
        Self::PatternType,
        Self::Triage,
        Self::SetFormat,
        Self::DeviceType,
        Self::DeviceState,
        Self::EvidenceType,
        Self::Obtained,
        Self::Operation,
        Self::Held,
        Self::Custody,
        Self::ConsentUse,
        Self::ConsentAudience,
        Self::ConsentAnswer,
        Self::Publicity,
        Self::ConsentForm,
        Self::Capacity,
        Self::Relation,
        Self::Confidence,
        Self::PlaceLevel,
        Self::Tlp,
        Self::Pap,
        Self::Country,
        Self::Language,
    ];

    /// Gives the name, as it stands in message ids and in the data dictionary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Method => "method",
            Self::Right => "right",
            Self::IncidentStatus => "incident-status",
            Self::Finding => "finding",
            Self::PlaceType => "place-type",
            Self::Degree => "degree",
            Self::PerpetratorType => "perpetrator-type",
            Self::PerpetratorStatus => "perpetrator-status",
            Self::VictimStatus => "victim-status",
            Self::Consequence => "consequence",
            Self::Attribution => "attribution",
            Self::DetentionType => "detention-type",
            Self::Intent => "intent",
            Self::Connection => "connection",
            Self::Material => "material",
            Self::Reliability => "reliability",
            Self::Credibility => "credibility",
            Self::Intervention => "intervention",
            Self::Response => "response",
            Self::Impact => "impact",
            Self::InterventionStatus => "intervention-status",
            Self::Priority => "priority",
            Self::PersonUnit => "person-unit",
            Self::Gender => "gender",
            Self::Occupation => "occupation",
            Self::Characteristic => "characteristic",
            Self::CivilStatus => "civil-status",
            Self::Education => "education",
            Self::Whereabouts => "whereabouts",
            Self::PersonRelation => "person-relation",
            Self::AddressType => "address-type",
            Self::Channel => "channel",
            Self::ThreatType => "threat-type",
            Self::IndicatorType => "indicator-type",
            Self::PatternType => "pattern-type",
            Self::Triage => "triage",
            Self::SetFormat => "set-format",
            Self::DeviceType => "device-type",
            Self::DeviceState => "device-state",
            Self::EvidenceType => "evidence-type",
            Self::Obtained => "obtained",
            Self::Operation => "operation",
            Self::Held => "held",
            Self::Custody => "custody",
            Self::ConsentUse => "consent-use",
            Self::ConsentAudience => "consent-audience",
            Self::ConsentAnswer => "consent-answer",
            Self::Publicity => "publicity",
            Self::ConsentForm => "consent-form",
            Self::Capacity => "capacity",
            Self::Relation => "relation",
            Self::Confidence => "confidence",
            Self::PlaceLevel => "place-level",
            Self::Tlp => "tlp",
            Self::Pap => "pap",
            Self::Country => "country",
            Self::Language => "language",
        }
    }

    /// Gives the terms in the order in which they are shown.
    pub fn terms(self) -> &'static [Term] {
        match self {
            Self::Act => acts::ACT,
            Self::Method => acts::METHOD,
            Self::Right => human_rights::RIGHT,
            Self::IncidentStatus => human_rights::INCIDENT_STATUS,
            Self::Finding => human_rights::FINDING,
            Self::PlaceType => human_rights::PLACE_TYPE,
            Self::Degree => human_rights::DEGREE,
            Self::PerpetratorType => human_rights::PERPETRATOR_TYPE,
            Self::PerpetratorStatus => human_rights::PERPETRATOR_STATUS,
            Self::VictimStatus => human_rights::VICTIM_STATUS,
            Self::Consequence => people::CONSEQUENCE,
            Self::Attribution => human_rights::ATTRIBUTION,
            Self::DetentionType => human_rights::DETENTION_TYPE,
            Self::Intent => human_rights::INTENT,
            Self::Connection => human_rights::CONNECTION,
            Self::Material => human_rights::MATERIAL,
            Self::Reliability => human_rights::RELIABILITY,
            Self::Credibility => human_rights::CREDIBILITY,
            Self::Intervention => human_rights::INTERVENTION,
            Self::Response => human_rights::RESPONSE,
            Self::Impact => human_rights::IMPACT,
            Self::InterventionStatus => human_rights::INTERVENTION_STATUS,
            Self::Priority => human_rights::PRIORITY,
            Self::PersonUnit => human_rights::PERSON_UNIT,
            Self::Gender => human_rights::GENDER,
            Self::Occupation => people::OCCUPATION,
            Self::Characteristic => people::CHARACTERISTIC,
            Self::CivilStatus => people::CIVIL_STATUS,
            Self::Education => people::EDUCATION,
            Self::Whereabouts => people::WHEREABOUTS,
            Self::PersonRelation => human_rights::PERSON_RELATION,
            Self::AddressType => human_rights::ADDRESS_TYPE,
            Self::Channel => human_rights::CHANNEL,
            Self::ThreatType => material::THREAT_TYPE,
            Self::IndicatorType => material::INDICATOR_TYPE,
            Self::PatternType => material::PATTERN_TYPE,
            Self::Triage => material::TRIAGE,
            Self::SetFormat => material::SET_FORMAT,
            Self::DeviceType => material::DEVICE_TYPE,
            Self::DeviceState => material::DEVICE_STATE,
            Self::EvidenceType => material::EVIDENCE_TYPE,
            Self::Obtained => material::OBTAINED,
            Self::Operation => material::OPERATION,
            Self::Held => material::HELD,
            Self::Custody => material::CUSTODY,
            Self::ConsentUse => material::CONSENT_USE,
            Self::ConsentAudience => material::CONSENT_AUDIENCE,
            Self::ConsentAnswer => material::CONSENT_ANSWER,
            Self::Publicity => material::PUBLICITY,
            Self::ConsentForm => material::CONSENT_FORM,
            Self::Capacity => material::CAPACITY,
            Self::Relation => material::RELATION,
            Self::Confidence => material::CONFIDENCE,
            Self::PlaceLevel => material::PLACE_LEVEL,
            Self::Tlp => material::TLP,
            Self::Pap => material::PAP,
            Self::Country => countries::COUNTRY,
            Self::Language => &[],
        }
    }

    /// Gives the number of the HURIDOCS micro-thesaurus that covers the same ground.
    pub const fn thesaurus(self) -> Option<u8> {
        match self {
            Self::Act => Some(4),
            Self::Method => Some(5),
            Self::Right => Some(3),
            Self::IncidentStatus => Some(43),
            Self::Finding => Some(41),
            Self::PlaceType => Some(17),
            Self::Degree => Some(18),
            Self::PerpetratorType => Some(24),
            Self::PerpetratorStatus => Some(26),
            Self::VictimStatus => Some(25),
            Self::Attribution => Some(28),
            Self::DetentionType => Some(29),
            Self::Intent => Some(38),
            Self::Connection => Some(19),
            Self::Material => Some(16),
            Self::Reliability => Some(42),
            Self::Intervention => Some(20),
            Self::Response => Some(27),
            Self::Impact => Some(44),
            Self::InterventionStatus => Some(45),
            Self::Priority => Some(46),
            Self::PersonUnit => Some(7),
            Self::Gender => Some(39),
            Self::Occupation => Some(10),
            Self::Characteristic => Some(23),
            Self::CivilStatus => Some(8),
            Self::Education => Some(9),
            Self::Whereabouts => Some(30),
            Self::PersonRelation => Some(21),
            Self::AddressType => Some(40),
            Self::Relation => Some(22),
            Self::Country => Some(15),
            Self::Language => Some(14),
            _ => None,
        }
    }

    /// Finds the vocabulary that covers the same ground as a HURIDOCS micro-thesaurus.
    pub fn of_thesaurus(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|vocabulary| vocabulary.thesaurus() == Some(number))
    }

    /// Finds a vocabulary by its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|vocabulary| vocabulary.name() == name)
    }

    /// Finds a built-in term by its code, a retired one too.
    pub fn find(self, code: &str) -> Option<&'static Term> {
        self.terms().iter().find(|term| term.code == code)
    }

    /// Says whether a circle may add terms of its own, whose codes start with `x-`.
    ///
    /// Markings, levels, consents and judgments decide what may leave; a term that others do not know has no place there.
    pub const fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Tlp
                | Self::Pap
                | Self::PlaceLevel
                | Self::ConsentUse
                | Self::ConsentAudience
                | Self::ConsentAnswer
                | Self::Publicity
                | Self::Confidence
                | Self::Reliability
                | Self::Credibility
                | Self::Custody
                | Self::Held
                | Self::Country
                | Self::Language
        )
    }

    /// Reads a code as people and other programs write it: any case, spaces or `_` for `-`, `TLP:` and `PAP:` before it,
    /// `white` for `clear`. Gives the stored code, or nothing when the vocabulary has no such term.
    pub fn read(self, text: &str) -> Option<String> {
        let text = text.trim();
        if self.find(text).is_some() {
            return Some(text.to_owned());
        }
        if text.len() > MAX_CODE_LEN {
            return None;
        }
        let mut code = text.to_lowercase().replace([' ', '_'], "-");
        match self {
            Self::Tlp | Self::Pap => {
                let marking = code.trim_start_matches("tlp:").trim_start_matches("pap:");
                code = if marking == "white" { "clear".to_owned() } else { marking.to_owned() };
                if code == "amber-strict" {
                    code = "amber+strict".to_owned();
                }
            }
            Self::Language => return is_language_tag(&code).then_some(code),
            _ => {}
        }
        let own = self.is_open() && own::is_code(&code);
        (own || self.find(&code).is_some()).then_some(code)
    }
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    primary
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}
