//! The fields of cases, tasks, notes and saved views.

use super::Field;
use super::FieldType as T;
use super::Sensitivity as S;
use crate::Kind as K;
use crate::vocab::Vocabulary as V;

const fn row(path: &'static str, ty: T, class: S) -> Field {
    Field::row(path, ty, class)
}

pub(super) static CASE: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text(),
    row("urgency", T::Code(V::Urgency), S::Open).quick().filter(),
    row("request", T::LongText, S::Informant).quick().text(),
    row("reference", T::Text, S::Open).core().filter().text().misp("forensic-case:case-number"),
    row("type", T::Code(V::CaseType), S::Open).core().filter(),
    row("status", T::Code(V::CaseStatus), S::Open).core().filter(),
    row("channel", T::Code(V::RequestChannel), S::Informant).core().filter(),
    row("received", T::Date, S::Open).core().filter(),
    row("person", T::Reference(K::Person), S::Identity).core().filter(),
    row("persons/*", T::ReferenceSet(K::Person), S::Identity).core().filter(),
    row("topics/*", T::CodeSet(V::HelpTopic), S::Open).core().filter().text(),
    row("assignee", T::Text, S::Identity).core().filter().text(),
    row("vetting", T::Code(V::Vetting), S::Informant).filter(),
    row("vouched_by", T::Text, S::Informant),
    row("incidents/*", T::ReferenceSet(K::Incident), S::Open).core().filter(),
    row("devices/*", T::ReferenceSet(K::Device), S::Device).core().filter(),
    row("evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter(),
    row("deadlines/*", T::Item, S::Open).core(),
    row("deadlines/*/title", T::Text, S::Open).core().text(),
    row("deadlines/*/when", T::Date, S::Open).core().filter(),
    row("deadlines/*/done", T::Flag, S::Open).core().filter(),
    row("deadlines/*/remarks", T::LongText, S::Open).text(),
    row("referrals/*", T::Item, S::Open),
    row("referrals/*/to", T::Text, S::Open).filter().text(),
    row("referrals/*/when", T::Date, S::Open).filter(),
    row("referrals/*/agreed", T::Flag, S::Open).filter(),
    row("referrals/*/shared", T::LongText, S::Open).text(),
    row("referrals/*/status", T::Code(V::ReferralStatus), S::Open).filter(),
    row("referrals/*/remarks", T::LongText, S::Open).text(),
    row("outcome", T::Code(V::CaseOutcome), S::Open).core().filter(),
    row("outcome_text", T::LongText, S::Open).text(),
    row("closed", T::Date, S::Open).filter(),
    row("follow_up", T::Date, S::Open).core().filter(),
    row("retain_until", T::Date, S::Open).core().filter(),
    row("retention_reason", T::Text, S::Open).text(),
];

pub(super) static TASK: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text(),
    row("due", T::Date, S::Open).quick().filter(),
    row("status", T::Code(V::TaskStatus), S::Open).core().filter(),
    row("assignee", T::Text, S::Identity).quick().filter().text(),
    row("priority", T::Code(V::Priority), S::Open).core().filter(),
    row("description", T::LongText, S::Open).core().text(),
    row("case", T::Reference(K::Case), S::Open).core().filter(),
    row("about", T::AnyReference, S::Open).core().filter(),
    row("checklist/*", T::Item, S::Open).core(),
    row("checklist/*/title", T::Text, S::Open).core().text(),
    row("checklist/*/done", T::Flag, S::Open).core(),
    row("checklist/*/order", T::Integer { min: 1, max: 100_000 }, S::Open),
    row("after", T::Reference(K::Task), S::Open).filter(),
    row("requested_by", T::Text, S::Identity).filter(),
    row("done", T::Date, S::Open).filter(),
    row("result", T::LongText, S::Open).text(),
];

pub(super) static NOTE: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text(),
    row("text", T::LongText, S::Informant).quick().text().stix("note:content"),
    row("type", T::Code(V::NoteType), S::Open).core().filter(),
    row("when", T::Date, S::Open).core().filter(),
    row("about", T::AnyReference, S::Open).core().filter().stix("note:object_refs"),
    row("case", T::Reference(K::Case), S::Open).core().filter(),
    row("with", T::Text, S::Informant).text(),
    row("evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter(),
    row("pinned", T::Flag, S::Open).core().filter(),
];

pub(super) static SAVED_VIEW: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text(),
    row("shows", T::Code(V::RecordKind), S::Open).quick().filter(),
    row("description", T::LongText, S::Open).core().text(),
    row("search", T::Text, S::Identity).core(),
    row("since", T::Date, S::Open).core(),
    row("until", T::Date, S::Open).core(),
    row("filters/*", T::Item, S::Open).core(),
    row("filters/*/path", T::Text, S::Open).core(),
    row("filters/*/op", T::Text, S::Open).core(),
    row("filters/*/value", T::LongText, S::Identity).core(),
    row("version", T::Integer { min: 1, max: 1_000_000 }, S::Open),
    row("columns/*", T::Item, S::Open),
    row("columns/*/path", T::Text, S::Open),
    row("columns/*/order", T::Integer { min: 1, max: 1000 }, S::Open),
    row("order", T::Code(V::ViewOrder), S::Open).core(),
    row("layout", T::Code(V::ViewLayout), S::Open).core(),
    row("pinned", T::Flag, S::Open).core().filter(),
];
