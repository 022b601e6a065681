//! The fields of an incident, with its acts, involvements, statements and interventions.

use super::Field;
use super::FieldType as T;
use super::Sensitivity as S;
use crate::Kind as K;
use crate::vocab::Vocabulary as V;

const fn row(path: &'static str, ty: T, class: S) -> Field {
    Field::row(path, ty, class)
}

const METRES: T = T::Number { min: 0, max: 1_000_000 };

pub(super) static INCIDENT: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text().esf("0102").stix("name").misp("Event.info"),
    row("when", T::Date, S::Open)
        .quick()
        .filter()
        .esf("0113 0114 113_1 114_1")
        .stix("event:start_time")
        .misp("Event.date"),
    row("where", T::Place, S::Location).quick().filter().text().stix("location:name").misp("event:location"),
    row("where_area", T::Text, S::Location).core().filter().text().esf("0112").stix("location:administrative_area"),
    row("where_country", T::Code(V::Country), S::Open).core().filter().esf("0111").stix("location:country"),
    row("where_point", T::Point, S::Location).esf("0173").stix("location:latitude"),
    row("where_radius", METRES, S::Location).stix("location:precision"),
    row("where_level", T::Code(V::PlaceLevel), S::Open),
    row("where_type", T::Code(V::PlaceType), S::Location).filter(),
    row("summary", T::LongText, S::Open).quick().text().esf("0115").stix("description").misp("EventReport.content"),
    row("status", T::Code(V::IncidentStatus), S::Open)
        .core()
        .filter()
        .esf("0172")
        .stix("incident-core:investigation_status"),
    row("finding", T::Code(V::Finding), S::Open).core().filter().esf("0151").stix("incident-core:determination"),
    row("rights/*", T::CodeSet(V::Right), S::Open).core().filter().esf("0153"),
    row("impact", T::LongText, S::Open).text().esf("0116"),
    row("priority", T::Code(V::Priority), S::Open).filter().stix("incident-core:criticality"),
    row("received", T::Date, S::Open).esf("0160"),
    row("reference", T::Text, S::Open).filter().esf("0101").stix("external_references"),
    row("project", T::Text, S::Open).filter().esf("0163"),
    row("grouping", T::Text, S::Open).filter().esf("0168"),
    row("local_index", T::Text, S::Open).filter().text().esf("0155").stix("labels"),
    row("index_terms/*", T::Item, S::Open).esf("0152 0154 0156"),
    row("index_terms/*/list", T::Text, S::Open).filter().esf("0152 0154 0156"),
    row("index_terms/*/code", T::Text, S::Open).filter().esf("0152 0154 0156"),
    row("index_terms/*/label", T::Text, S::Open).text().esf("0152 0154 0156"),
    row("comments", T::LongText, S::Open).text().esf("0165"),
    // Acts: what was done to whom.
    row("acts/*", T::Item, S::Open).core().esf("2101"),
    row("acts/*/type", T::Code(V::Act), S::Open).core().filter().esf("2109").stix("event:event_types"),
    row("acts/*/victim", T::Reference(K::Person), S::Identity).core().filter().esf("2102").misp("victim"),
    row("acts/*/victim_count", T::Integer { min: 1, max: 100_000_000 }, S::Open),
    row("acts/*/when", T::Date, S::Open).core().filter().esf("2111 2111_1 2121 2121_1").stix("event:start_time"),
    row("acts/*/where", T::Place, S::Location).core().filter().text().esf("2112"),
    row("acts/*/where_area", T::Text, S::Location).filter().text(),
    row("acts/*/where_country", T::Code(V::Country), S::Open).filter(),
    row("acts/*/where_point", T::Point, S::Location).esf("2172"),
    row("acts/*/where_radius", METRES, S::Location),
    row("acts/*/where_level", T::Code(V::PlaceLevel), S::Open),
    row("acts/*/where_type", T::Code(V::PlaceType), S::Location).filter().esf("2153"),
    row("acts/*/where_end", T::Place, S::Location).esf("2122"),
    row("acts/*/methods/*", T::CodeSet(V::Method), S::Open).core().filter().esf("2114"),
    row("acts/*/description", T::LongText, S::Open).core().text().stix("event:description"),
    row("acts/*/reason", T::LongText, S::Open).text().esf("2113").stix("event:goal"),
    row("acts/*/intent/*", T::CodeSet(V::Intent), S::Open).filter().esf("3351"),
    row("acts/*/attribution/*", T::CodeSet(V::Attribution), S::Open).filter().esf("2115"),
    row("acts/*/physical", T::LongText, S::Medical).esf("2116"),
    row("acts/*/psychological", T::LongText, S::Medical).esf("2117"),
    row("acts/*/consistency", T::Code(V::Consistency), S::Medical).filter(),
    row("acts/*/medical_examiner", T::Text, S::Identity),
    row("acts/*/medical_examined", T::Date, S::Medical),
    row("acts/*/age", T::Integer { min: 0, max: 130 }, S::Identity).esf("2118"),
    row("acts/*/status_end", T::Code(V::VictimStatus), S::Open).core().filter().esf("2123"),
    row("acts/*/characteristics/*", T::CodeSet(V::Characteristic), S::Identity).filter().esf("2152"),
    row("acts/*/legislation", T::Text, S::Open).text().esf("2154"),
    row("acts/*/instruments", T::Text, S::Open).text().esf("2155"),
    row("acts/*/remarks", T::LongText, S::Open).text().esf("2150"),
    row("acts/*/received", T::Date, S::Open).esf("2160"),
    row("acts/*/comments", T::LongText, S::Open).text().esf("2165"),
    row("acts/*/evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter().esf("2166"),
    row("acts/*/device", T::Reference(K::Device), S::Device).filter().stix("event:changed_objects").misp("device"),
    row("acts/*/service", T::Text, S::Technical).filter().text().misp("target-external"),
    row("acts/*/technique", T::Text, S::Technical)
        .filter()
        .stix("attack-pattern:external_id")
        .misp("mitre-attack-pattern"),
    // Arrest.
    row("acts/*/detention_type", T::Code(V::DetentionType), S::Open).filter().esf("3112"),
    row("acts/*/detention_conditions", T::LongText, S::Medical).text().esf("3113"),
    row("acts/*/whereabouts/*", T::CodeSet(V::Whereabouts), S::Location).filter().esf("3114"),
    row("acts/*/held_at", T::Place, S::Location).text(),
    row("acts/*/case_description", T::LongText, S::Open).text().esf("3110"),
    row("acts/*/counsel", T::Text, S::Identity),
    row("acts/*/counsel_access/*", T::CodeSet(V::CounselAccess), S::Open).filter().esf("3115"),
    row("acts/*/court_types/*", T::CodeSet(V::CourtType), S::Open).filter().esf("3116"),
    row("acts/*/court_language", T::Code(V::Language), S::Open),
    row("acts/*/court_understanding", T::Code(V::CourtLanguage), S::Open).filter().esf("3117"),
    row("acts/*/court_case_code", T::Text, S::Identity).filter().esf("3118"),
    row("acts/*/court_case_name", T::Text, S::Identity).esf("3119"),
    row("acts/*/judicial_district", T::Text, S::Location).esf("3120"),
    // Killing and torture.
    row("acts/*/autopsy", T::Code(V::AutopsyResult), S::Medical).filter().esf("3212"),
    row("acts/*/death_certificate", T::Code(V::DeathCertificate), S::Medical).filter().esf("3213"),
    row("acts/*/statements_signed/*", T::CodeSet(V::StatementSigned), S::Open).filter().esf("3311"),
    row("acts/*/medical_attention/*", T::CodeSet(V::MedicalAttention), S::Medical).filter().esf("3312"),
    // Destruction.
    row("acts/*/property", T::Text, S::Open).text().esf("3410"),
    row("acts/*/property_value", T::Text, S::Open).esf("3411"),
    row("acts/*/compensation", T::Code(V::Compensation), S::Open).filter().esf("3412"),
    // Involvements: who did it.
    row("acts/*/involvements/*", T::Item, S::Open).core().esf("2401"),
    row("acts/*/involvements/*/perpetrator", T::Reference(K::Person), S::Identity).core().filter().esf("2402"),
    row("acts/*/involvements/*/threat", T::Reference(K::Threat), S::Technical).core().filter().stix("attributed-to"),
    row("acts/*/involvements/*/degree", T::Code(V::Degree), S::Open).core().filter().esf("2409"),
    row("acts/*/involvements/*/types/*", T::CodeSet(V::PerpetratorType), S::Open).core().filter().esf("2412"),
    row("acts/*/involvements/*/status", T::Code(V::PerpetratorStatus), S::Open).filter().esf("2422"),
    row("acts/*/involvements/*/confidence", T::Code(V::Confidence), S::Open).filter().stix("confidence"),
    row("acts/*/involvements/*/basis", T::LongText, S::Open).text(),
    row("acts/*/involvements/*/remarks", T::LongText, S::Open).text().esf("2450"),
    row("acts/*/involvements/*/comments", T::LongText, S::Open).text().esf("2465"),
    row("acts/*/involvements/*/evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter().esf("2466"),
    // Statements: who says so.
    row("statements/*", T::Item, S::Informant).core().esf("2501"),
    row("statements/*/informant", T::Reference(K::Person), S::Informant).core().filter().esf("2502"),
    row("statements/*/about", T::Reference(K::Person), S::Identity).filter().esf("2504"),
    row("statements/*/connection", T::Code(V::Connection), S::Informant).core().filter().esf("2509"),
    row("statements/*/text", T::LongText, S::Informant).core().text().stix("note:content"),
    row("statements/*/translation", T::LongText, S::Informant).text(),
    row("statements/*/translator", T::Text, S::Identity),
    row("statements/*/taken_by", T::Text, S::Identity).filter(),
    row("statements/*/interviews_before", T::Integer { min: 0, max: 1000 }, S::Informant),
    row("statements/*/care", T::LongText, S::Medical),
    row("statements/*/when", T::Date, S::Informant).core().filter().esf("2511"),
    row("statements/*/received", T::Date, S::Informant).esf("2560"),
    row("statements/*/materials/*", T::CodeSet(V::Material), S::Informant).filter().esf("2512"),
    row("statements/*/language", T::Code(V::Language), S::Informant).filter().esf("2510"),
    row("statements/*/local_language", T::Text, S::Informant).esf("2513"),
    row("statements/*/reliability", T::Code(V::Reliability), S::Informant)
        .core()
        .filter()
        .esf("2553")
        .misp("admiralty-scale"),
    row("statements/*/credibility", T::Code(V::Credibility), S::Open)
        .core()
        .filter()
        .stix("opinion")
        .misp("admiralty-scale"),
    row("statements/*/evidence", T::Reference(K::Evidence), S::Informant).filter().esf("2566"),
    row("statements/*/citation", T::Text, S::Informant),
    row("statements/*/remarks", T::LongText, S::Informant).text().esf("2550"),
    row("statements/*/comments", T::LongText, S::Informant).text().esf("2565"),
    row("statements/*/accounts/*", T::Item, S::Informant).core(),
    row("statements/*/accounts/*/type", T::Code(V::AccountType), S::Informant).core().filter(),
    row("statements/*/accounts/*/text", T::LongText, S::Informant).core().text(),
    row("statements/*/accounts/*/when", T::Date, S::Informant).core().filter(),
    row("statements/*/accounts/*/taken_by", T::Text, S::Identity).filter(),
    row("statements/*/accounts/*/reason", T::LongText, S::Informant).text(),
    row("statements/*/accounts/*/language", T::Code(V::Language), S::Informant).filter(),
    row("statements/*/accounts/*/translation", T::LongText, S::Informant).text(),
    row("statements/*/accounts/*/evidence", T::Reference(K::Evidence), S::Informant).filter(),
    row("statements/*/accounts/*/citation", T::Text, S::Informant),
    // Interventions: who responded.
    row("interventions/*", T::Item, S::Open).esf("2601"),
    row("interventions/*/party", T::Reference(K::Person), S::Identity).filter().esf("2602"),
    row("interventions/*/beneficiary", T::Reference(K::Person), S::Identity).filter().esf("2604"),
    row("interventions/*/types/*", T::CodeSet(V::Intervention), S::Open).filter().esf("2609").stix("course-of-action"),
    row("interventions/*/when", T::Date, S::Open).filter().esf("2611"),
    row("interventions/*/requested", T::Text, S::Open).text().esf("2612"),
    row("interventions/*/response", T::Code(V::Response), S::Open).filter().esf("2613"),
    row("interventions/*/impact", T::Code(V::Impact), S::Open).filter().esf("2614"),
    row("interventions/*/status", T::Code(V::InterventionStatus), S::Open).filter().esf("2651"),
    row("interventions/*/priority", T::Code(V::Priority), S::Open).filter().esf("2652"),
    row("interventions/*/where", T::Place, S::Location).text(),
    row("interventions/*/where_point", T::Point, S::Location).esf("2672"),
    row("interventions/*/where_level", T::Code(V::PlaceLevel), S::Open),
    row("interventions/*/remarks", T::LongText, S::Open).text().esf("2650"),
    row("interventions/*/comments", T::LongText, S::Open).text().esf("2665"),
    row("interventions/*/evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter().esf("2666"),
    // Messages: what was sent, as it says of itself. Nothing that names whom it was sent to.
    row("messages/*", T::Item, S::Technical).stix("email-message").misp("email"),
    row("messages/*/channel", T::Code(V::Channel), S::Technical).filter(),
    row("messages/*/from", T::Text, S::Technical).filter().text().stix("email-message:from_ref").misp("email:from"),
    row("messages/*/from_name", T::Text, S::Technical).text().misp("email:from-display-name"),
    row("messages/*/reply_to", T::Text, S::Technical).filter().misp("email:reply-to"),
    row("messages/*/return_path", T::Text, S::Technical).filter().misp("email:return-path"),
    row("messages/*/subject", T::Text, S::Technical).text().stix("email-message:subject").misp("email:subject"),
    row("messages/*/sent", T::Timestamp, S::Technical).filter().stix("email-message:date").misp("email:send-date"),
    row("messages/*/zone", T::Text, S::Technical),
    row("messages/*/message_id", T::Text, S::Technical)
        .filter()
        .stix("email-message:message_id")
        .misp("email:message-id"),
    row("messages/*/program", T::Text, S::Technical).misp("email:x-mailer"),
    row("messages/*/signed_by", T::Text, S::Technical).filter(),
    row("messages/*/links", T::LongText, S::Technical),
    row("messages/*/claims", T::LongText, S::Informant),
    // Servers near whoever got it say where they are.
    row("messages/*/hops", T::LongText, S::Identity),
    row("messages/*/evidence/*", T::ReferenceSet(K::Evidence), S::Open).filter(),
];
