//! Record kinds.

/// Names a kind of record that this version knows. A record of another kind is kept and carried, not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something that happened; owns its acts, statements and interventions.
    Incident,
    /// An individual or a group, by pseudonym.
    Person,
    /// A person's name, contacts and documents, apart from the person.
    Identity,
    /// One observable or pattern that someone linked, sighted or judged.
    Indicator,
    /// An imported feed, kept whole.
    IndicatorSet,
    /// A sealed file, its derivatives and custody.
    Evidence,
    /// Malware, tool, actor, campaign, infrastructure or technique.
    Threat,
    /// A phone, laptop, SIM, account or paper.
    Device,
    /// What a person agreed to.
    Consent,
    /// A term that a circle adds to a vocabulary of the codebook.
    Term,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Incident,
        Self::Person,
        Self::Identity,
        Self::Indicator,
        Self::IndicatorSet,
        Self::Evidence,
        Self::Threat,
        Self::Device,
        Self::Consent,
        Self::Term,
    ];

    /// Gives the stored name, which is also the word on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Person => "person",
            Self::Identity => "identity",
            Self::Indicator => "indicator",
            Self::IndicatorSet => "indicator-set",
            Self::Evidence => "evidence",
            Self::Threat => "threat",
            Self::Device => "device",
            Self::Consent => "consent",
            Self::Term => "term",
        }
    }

    /// Finds a kind by its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
