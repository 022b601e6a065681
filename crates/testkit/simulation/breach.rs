//! What a seed is judged by.

/// An invariant that did not hold. Words, no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Breach {
    /// Which.
    pub(crate) invariant: Invariant,
    /// Who and where.
    pub(crate) detail: String,
}

/// What has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Invariant {
    /// Equal sets of entries and the same page give equal verdicts and equal readable state.
    SameSetsSameState,
    /// What came by in any other order gives the same.
    OrderOfArrival,
    /// No removed device opens a later epoch.
    RemovedStaysOut,
    /// No acknowledged write is lost.
    AcknowledgedIsKept,
    /// Honest devices that can reach each other converge.
    Converges,
    /// Nothing acknowledged is sent again.
    NotSentAgain,
    /// No session says complete with records missing.
    CompleteIsComplete,
    /// A copied or rolled-back device is found at the next contact, and signs nothing more with its old keys.
    CopyIsFound,
    /// What is buffered for a peer is bounded.
    Bounded,
    /// A step of the simulation that cannot fail, failed.
    Works,
}

impl std::fmt::Display for Breach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {}", self.invariant, self.detail)
    }
}

/// What came of a step.
pub(crate) type Outcome<T = ()> = Result<T, Breach>;

impl Invariant {
    /// Breaks it unless a condition holds.
    pub(crate) fn holds_if(self, condition: bool, detail: impl FnOnce() -> String) -> Outcome {
        if condition { Ok(()) } else { Err(self.breach(detail())) }
    }

    /// Breaks it.
    pub(crate) fn breach(self, detail: impl Into<String>) -> Breach {
        Breach { invariant: self, detail: detail.into() }
    }
}

/// Turns the failure of what cannot fail into a breach.
pub(crate) trait OrBreach<T> {
    /// Says what was attempted.
    fn or_breach(self, attempt: &str) -> Outcome<T>;
}

impl<T, E: std::fmt::Debug> OrBreach<T> for Result<T, E> {
    fn or_breach(self, attempt: &str) -> Outcome<T> {
        self.map_err(|error| Invariant::Works.breach(format!("failed to {attempt}: {error:?}")))
    }
}
