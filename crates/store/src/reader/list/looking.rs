//! Conditions that the index does not tell, tried on the projected fields of record after record.

use cairn_model::filter::{Test, Wanted, stands};
use cairn_model::{Claim, Fields, Path, fields_under};

use super::{Cursor, ListFilter, ListPage, Plan};
use crate::error::StoreError;
use crate::project::near_tokens;
use crate::reader::Reader;
use crate::text::{Term, fts_expression, index_text, query_terms};

/// How many records are looked at for one page at the most.
const MAX_LOOKED_AT: usize = 5_000;
/// How many records are fetched at a time.
const STEP: usize = 500;

/// A condition that is tried on each record.
pub(super) struct Trial {
    test: Test,
    /// The words of each text that is looked for.
    words: Vec<(String, Vec<Term>)>,
}

impl Trial {
    pub(super) fn of(test: &Test) -> Self {
        let words = match &test.wanted {
            Wanted::Words(texts) => texts.iter().map(|text| (text.clone(), query_terms(text))).collect(),
            _ => Vec::new(),
        };
        Self { test: test.clone(), words }
    }

    /// Gives an expression that holds for every record in which the condition does, if the index knows one.
    pub(super) fn narrowed(&self) -> Option<String> {
        if self.test.is_negated() {
            return None;
        }
        match self.words.as_slice() {
            [(_, terms)] if self.test.field().index.is_text() && !terms.is_empty() => Some(fts_expression(terms)),
            [] => {
                let tokens = near_tokens(&self.test)?;
                let any: Vec<String> = tokens.into_iter().map(|token| fts_expression(&[Term::Whole(token)])).collect();
                Some(format!("({})", any.join(" OR ")))
            }
            _ => None,
        }
    }

    /// Says whether a text has all the words that are looked for; a text without a word is in none.
    fn has_words(&self, text: &str, wanted: &str) -> bool {
        let Some((_, terms)) = self.words.iter().find(|(found, _)| found == wanted) else { return false };
        let tokens = index_text([text], &[]);
        let mut tokens = tokens.split(' ').peekable();
        if terms.is_empty() || tokens.peek().is_none() {
            return false;
        }
        let tokens: Vec<&str> = tokens.collect();
        terms.iter().all(|term| match term {
            Term::Whole(whole) => tokens.iter().any(|token| token == whole),
            Term::Prefix(prefix) => tokens.iter().any(|token| token.starts_with(prefix.as_str())),
        })
    }

    fn holds<'a>(&self, fields: &Fields, mut claims: impl Iterator<Item = (&'a Path, &'a Vec<Claim>)>) -> bool {
        let fits = |path: &Path, value| self.test.fits(path, value, |text, wanted| self.has_words(text, wanted));
        let asks = |path: &Path| self.test.asks(path) && stands(fields, path);
        let prefix = self.test.prefix();
        let found = fields.get_key_value(prefix).into_iter().chain(fields_under(fields, prefix));
        let mut found = found.filter(|(path, _)| asks(path));
        let in_conflict = |(path, claims): (&'a Path, &'a Vec<Claim>)| {
            asks(path) && claims.iter().filter_map(|claim| claim.value.as_ref()).any(|value| fits(path, value))
        };
        let holds = found.any(|(path, value)| fits(path, value)) || claims.any(in_conflict);
        holds != self.test.is_negated()
    }
}

impl Reader {
    /// Lists what the plan finds and every trial holds for, looking at a bounded number of records.
    pub(super) fn look(
        &self,
        filter: &ListFilter,
        mut plan: Plan,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<ListPage, StoreError> {
        let wanted = plan.limit;
        let mut step = ListFilter { counting: super::Counting::Skip, ..filter.clone() };
        let (mut rows, mut looked_at) = (Vec::new(), 0_usize);
        loop {
            plan.limit = STEP.min(MAX_LOOKED_AT - looked_at);
            let (mut found, _) = self.page(&step, &plan)?;
            let more = found.len() > plan.limit;
            found.truncate(plan.limit);
            let last = found.len();
            for (at, (cursor, row)) in found.into_iter().enumerate() {
                looked_at += 1;
                if self.holds(cursor, row.conflicts > 0, &plan)? {
                    rows.push(row);
                }
                step.after = Some(cursor);
                if rows.len() == wanted {
                    let next = (more || at + 1 < last).then_some(cursor);
                    return Ok(ListPage { rows, next, total: None, looked_at: Some(looked_at as u64) });
                }
            }
            if !more || looked_at >= MAX_LOOKED_AT {
                let next = step.after.filter(|_| more);
                return Ok(ListPage { rows, next, total: None, looked_at: Some(looked_at as u64) });
            }
            if !watch(looked_at as u64) {
                return Err(StoreError::Cancelled);
            }
        }
    }

    fn holds(&self, place: Cursor, conflicts: bool, plan: &Plan) -> Result<bool, StoreError> {
        let fields = self.body(place.n)?;
        let claims = if conflicts { self.claims(place.n)? } else { std::collections::BTreeMap::new() };
        Ok(plan.tried.iter().all(|trial| trial.holds(&fields, claims.iter())))
    }
}
