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
    /// A request for help, a matter or a dossier.
    Case,
    /// Triage or forensic work on a device, an account or files.
    Examination,
    /// A risk to someone or something.
    Assessment,
    /// A procedure in steps, or the scales of risk assessments.
    Protocol,
    /// A decision that can be taken back: records are the same, a claim is borne out.
    Judgment,
    /// Something to be done.
    Task,
    /// Something written down in passing.
    Note,
    /// A search with its filters, kept under a name.
    SavedView,
    /// A term that a circle adds to a vocabulary of the codebook.
    Term,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 18] = [
        Self::Incident,
        Self::Case,
        Self::Person,
        Self::Identity,
        Self::Indicator,
        Self::IndicatorSet,
        Self::Evidence,
        Self::Threat,
        Self::Device,
        Self::Examination,
        Self::Assessment,
        Self::Protocol,
        Self::Consent,
        Self::Judgment,
        Self::Task,
        Self::Note,
        Self::SavedView,
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
            Self::Case => "case",
            Self::Examination => "examination",
            Self::Assessment => "assessment",
            Self::Protocol => "protocol",
            Self::Judgment => "judgment",
            Self::Task => "task",
            Self::Note => "note",
            Self::SavedView => "saved-view",
            Self::Term => "term",
        }
    }

    /// Finds a kind by its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
