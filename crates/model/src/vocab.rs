//! Vocabularies: the built-in codebook, in our own words.
//!
//! Codes are stable and never re-used. Every term maps, where one fits, to its HURIDOCS code, an ATT&CK technique or a
//! MISP tag or attribute type. What a term is called in a language is a Fluent message ([`Term::label_id`]), and so is its
//! one-line definition ([`Term::definition_id`]). A circle adds terms of its own, whose codes start with `x-` ([`own`]).

mod acts;
mod casework;
mod countries;
mod human_rights;
mod material;
pub mod own;
mod people;
mod term;

pub use term::Term;
use term::term;

/// The version of the built-in codebook; it travels with everything that is exported.
pub const CODEBOOK_VERSION: &str = "2026.3";

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
    /// What sort of case it is.
    CaseType,
    /// Where the work on a case stands.
    CaseStatus,
    /// How a case ended.
    CaseOutcome,
    /// How soon a case needs someone.
    Urgency,
    /// By which way a request came.
    RequestChannel,
    /// What a person needs help with.
    HelpTopic,
    /// How far it is known who asks.
    Vetting,
    /// What became of a referral.
    ReferralStatus,
    /// What sort of examination it was.
    ExaminationType,
    /// What an examination found.
    ExaminationResult,
    /// How a step of a protocol went.
    StepResult,
    /// How data was taken off a device or account.
    AcquisitionMethod,
    /// Why something was not examined.
    OmissionReason,
    /// How a device was cut off from networks.
    Isolation,
    /// What sort of thing is at risk.
    AssetType,
    /// Which quality of an asset a threat takes away.
    ThreatClass,
    /// How much of something an adversary has shown.
    AdversaryRating,
    /// How likely it is, in five levels from least to most.
    Likelihood,
    /// How bad it would be, in five levels from least to worst.
    Severity,
    /// How well one could cope, in five levels from least to most.
    CapacityLevel,
    /// What is done about a risk.
    Treatment,
    /// Whether a document of work is in force.
    VersionStatus,
    /// What a protocol is for.
    ProtocolType,
    /// What a scale of a risk template measures.
    RiskScale,
    /// What a judgment decides.
    JudgmentType,
    /// What was decided.
    Verdict,
    /// How much proof a finding rests on.
    ProofStandard,
    /// What a cited place does for a judgment.
    CitationWeight,
    /// Where a task stands.
    TaskStatus,
    /// What sort of note it is.
    NoteType,
    /// The kinds of record, as a view names them.
    RecordKind,
    /// In which order a view shows records.
    ViewOrder,
    /// How a view lays records out.
    ViewLayout,
    /// Scripts (ISO 15924, in lower case).
    Script,
    /// What sort of name it is.
    NameType,
    /// What sort of identifier a device carries.
    DeviceIdentifier,
    /// What an evidence item is with regard to the original.
    CopyKind,
    /// By whom or what material was made.
    EvidenceOrigin,
    /// How a later account stands to the first.
    AccountType,
    /// What was explained before someone agreed.
    ConsentTold,
    /// In what standing someone agrees.
    ConsentStanding,
    /// How far a sign agrees with the account given (grades of the Istanbul Protocol).
    Consistency,
    /// What help of a lawyer a detained or accused person had.
    CounselAccess,
    /// What sort of court it is.
    CourtType,
    /// How far someone understood the language in court.
    CourtLanguage,
    /// Whether a body was examined.
    AutopsyResult,
    /// Whether there is a death certificate.
    DeathCertificate,
    /// How someone in custody came to sign a statement.
    StatementSigned,
    /// What medical staff did around torture.
    MedicalAttention,
    /// How far a loss was made good.
    Compensation,
    /// The sexual orientation that a person states.
    Orientation,
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
        Self::CaseType,
        Self::CaseStatus,
        Self::CaseOutcome,
        Self::Urgency,
        Self::RequestChannel,
        Self::HelpTopic,
        Self::Vetting,
        Self::ReferralStatus,
        Self::ExaminationType,
        Self::ExaminationResult,
        Self::StepResult,
        Self::AcquisitionMethod,
        Self::OmissionReason,
        Self::Isolation,
        Self::AssetType,
        Self::ThreatClass,
        Self::AdversaryRating,
        Self::Likelihood,
        Self::Severity,
        Self::CapacityLevel,
        Self::Treatment,
        Self::VersionStatus,
        Self::ProtocolType,
        Self::RiskScale,
        Self::JudgmentType,
        Self::Verdict,
        Self::ProofStandard,
        Self::CitationWeight,
        Self::TaskStatus,
        Self::NoteType,
        Self::RecordKind,
        Self::ViewOrder,
        Self::ViewLayout,
        Self::Script,
        Self::NameType,
        Self::DeviceIdentifier,
        Self::CopyKind,
        Self::EvidenceOrigin,
        Self::AccountType,
        Self::ConsentTold,
        Self::ConsentStanding,
        Self::Consistency,
        Self::CounselAccess,
        Self::CourtType,
        Self::CourtLanguage,
        Self::AutopsyResult,
        Self::DeathCertificate,
        Self::StatementSigned,
        Self::MedicalAttention,
        Self::Compensation,
        Self::Orientation,
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
            Self::CaseType => "case-type",
            Self::CaseStatus => "case-status",
            Self::CaseOutcome => "case-outcome",
            Self::Urgency => "urgency",
            Self::RequestChannel => "request-channel",
            Self::HelpTopic => "help-topic",
            Self::Vetting => "vetting",
            Self::ReferralStatus => "referral-status",
            Self::ExaminationType => "examination-type",
            Self::ExaminationResult => "examination-result",
            Self::StepResult => "step-result",
            Self::AcquisitionMethod => "acquisition-method",
            Self::OmissionReason => "omission-reason",
            Self::Isolation => "isolation",
            Self::AssetType => "asset-type",
            Self::ThreatClass => "threat-class",
            Self::AdversaryRating => "adversary-rating",
            Self::Likelihood => "likelihood",
            Self::Severity => "severity",
            Self::CapacityLevel => "capacity-level",
            Self::Treatment => "treatment",
            Self::VersionStatus => "version-status",
            Self::ProtocolType => "protocol-type",
            Self::RiskScale => "risk-scale",
            Self::JudgmentType => "judgment-type",
            Self::Verdict => "verdict",
            Self::ProofStandard => "proof-standard",
            Self::CitationWeight => "citation-weight",
            Self::TaskStatus => "task-status",
            Self::NoteType => "note-type",
            Self::RecordKind => "record-kind",
            Self::ViewOrder => "view-order",
            Self::ViewLayout => "view-layout",
            Self::Script => "script",
            Self::NameType => "name-type",
            Self::DeviceIdentifier => "device-identifier",
            Self::CopyKind => "copy-kind",
            Self::EvidenceOrigin => "evidence-origin",
            Self::AccountType => "account-type",
            Self::ConsentTold => "consent-told",
            Self::ConsentStanding => "consent-standing",
            Self::Consistency => "consistency",
            Self::CounselAccess => "counsel-access",
            Self::CourtType => "court-type",
            Self::CourtLanguage => "court-language",
            Self::AutopsyResult => "autopsy-result",
            Self::DeathCertificate => "death-certificate",
            Self::StatementSigned => "statement-signed",
            Self::MedicalAttention => "medical-attention",
            Self::Compensation => "compensation",
            Self::Orientation => "orientation",
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
            Self::CaseType => casework::CASE_TYPE,
            Self::CaseStatus => casework::CASE_STATUS,
            Self::CaseOutcome => casework::CASE_OUTCOME,
            Self::Urgency => casework::URGENCY,
            Self::RequestChannel => casework::REQUEST_CHANNEL,
            Self::HelpTopic => casework::HELP_TOPIC,
            Self::Vetting => casework::VETTING,
            Self::ReferralStatus => casework::REFERRAL_STATUS,
            Self::ExaminationType => casework::EXAMINATION_TYPE,
            Self::ExaminationResult => casework::EXAMINATION_RESULT,
            Self::StepResult => casework::STEP_RESULT,
            Self::AcquisitionMethod => casework::ACQUISITION_METHOD,
            Self::OmissionReason => casework::OMISSION_REASON,
            Self::Isolation => casework::ISOLATION,
            Self::AssetType => casework::ASSET_TYPE,
            Self::ThreatClass => casework::THREAT_CLASS,
            Self::AdversaryRating => casework::ADVERSARY_RATING,
            Self::Likelihood => casework::LIKELIHOOD,
            Self::Severity => casework::SEVERITY,
            Self::CapacityLevel => casework::CAPACITY_LEVEL,
            Self::Treatment => casework::TREATMENT,
            Self::VersionStatus => casework::VERSION_STATUS,
            Self::ProtocolType => casework::PROTOCOL_TYPE,
            Self::RiskScale => casework::RISK_SCALE,
            Self::JudgmentType => casework::JUDGMENT_TYPE,
            Self::Verdict => casework::VERDICT,
            Self::ProofStandard => casework::PROOF_STANDARD,
            Self::CitationWeight => casework::CITATION_WEIGHT,
            Self::TaskStatus => casework::TASK_STATUS,
            Self::NoteType => casework::NOTE_TYPE,
            Self::RecordKind => casework::RECORD_KIND,
            Self::ViewOrder => casework::VIEW_ORDER,
            Self::ViewLayout => casework::VIEW_LAYOUT,
            Self::Script => casework::SCRIPT,
            Self::NameType => casework::NAME_TYPE,
            Self::DeviceIdentifier => casework::DEVICE_IDENTIFIER,
            Self::CopyKind => casework::COPY_KIND,
            Self::EvidenceOrigin => casework::EVIDENCE_ORIGIN,
            Self::AccountType => casework::ACCOUNT_TYPE,
            Self::ConsentTold => casework::CONSENT_TOLD,
            Self::ConsentStanding => casework::CONSENT_STANDING,
            Self::Consistency => casework::CONSISTENCY,
            Self::CounselAccess => casework::COUNSEL_ACCESS,
            Self::CourtType => casework::COURT_TYPE,
            Self::CourtLanguage => casework::COURT_LANGUAGE,
            Self::AutopsyResult => casework::AUTOPSY_RESULT,
            Self::DeathCertificate => casework::DEATH_CERTIFICATE,
            Self::StatementSigned => casework::STATEMENT_SIGNED,
            Self::MedicalAttention => casework::MEDICAL_ATTENTION,
            Self::Compensation => casework::COMPENSATION,
            Self::Orientation => casework::ORIENTATION,
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
            Self::CounselAccess => Some(31),
            Self::CourtType => Some(32),
            Self::CourtLanguage => Some(33),
            Self::AutopsyResult => Some(34),
            Self::DeathCertificate => Some(35),
            Self::StatementSigned => Some(36),
            Self::MedicalAttention => Some(37),
            Self::Compensation => Some(47),
            Self::Orientation => Some(67),
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
                | Self::Vetting
                | Self::ExaminationResult
                | Self::StepResult
                | Self::AdversaryRating
                | Self::Likelihood
                | Self::Severity
                | Self::CapacityLevel
                | Self::Treatment
                | Self::RiskScale
                | Self::JudgmentType
                | Self::Verdict
                | Self::ProofStandard
                | Self::CitationWeight
                | Self::RecordKind
                | Self::ViewOrder
                | Self::Script
                | Self::CopyKind
                | Self::AccountType
                | Self::ConsentTold
                | Self::Consistency
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
