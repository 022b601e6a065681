//! One term of the built-in codebook.

use super::Vocabulary;

/// The version of the codebook that terms are of unless they say otherwise: the first.
const FIRST_VERSION: &str = "2026.1";

/// One term of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The stored code, of `a`–`z`, `0`–`9`, `-` (and one `+`, in TLP's own spelling).
    pub code: &'static str,
    /// The 12-digit code of the term in the HURIDOCS micro-thesaurus of [`Vocabulary::thesaurus`].
    pub huridocs: Option<&'static str>,
    /// The MITRE ATT&CK technique (mobile or enterprise).
    pub attack: Option<&'static str>,
    /// The MISP tag or galaxy, or for indicator types the MISP attribute type.
    pub misp: Option<&'static str>,
    /// The version of the codebook that brought the term.
    pub since: &'static str,
    /// The version of the codebook from which on the term is no longer offered. What was coded with it still reads.
    pub retired: Option<&'static str>,
}

/// Makes a term of the first codebook; the methods of [`Term`] refine it.
pub(super) const fn term(
    code: &'static str,
    huridocs: Option<&'static str>,
    attack: Option<&'static str>,
    misp: Option<&'static str>,
) -> Term {
    Term { code, huridocs, attack, misp, since: FIRST_VERSION, retired: None }
}

impl Term {
    /// Says which version brought the term.
    pub(super) const fn since(mut self, version: &'static str) -> Self {
        self.since = version;
        self
    }

    /// Says from which version on the term is no longer offered.
    pub(super) const fn retired(mut self, version: &'static str) -> Self {
        self.retired = Some(version);
        self
    }

    /// Says whether forms and lists offer the term for new work.
    pub const fn is_offered(&self) -> bool {
        self.retired.is_none()
    }

    /// Gives the id of the Fluent message with what the term is called.
    pub fn label_id(&self, vocabulary: Vocabulary) -> String {
        message_id("term", vocabulary, self.code)
    }

    /// Gives the id of the Fluent message with the term's one-line definition.
    pub fn definition_id(&self, vocabulary: Vocabulary) -> String {
        message_id("def", vocabulary, self.code)
    }
}

fn message_id(prefix: &str, vocabulary: Vocabulary, code: &str) -> String {
    format!("{prefix}-{}-{}", vocabulary.name(), code.replace('+', "-"))
}
