use std::collections::BTreeMap;

use cairn_model::{CircleId, Fields, Path};

use super::elements::ENTITIES;
use super::*;
use crate::mapping::Labels;

const CIRCLE: CircleId = CircleId::from_bytes([7; 32]);

fn read(xml: &str) -> Result<Drafts, OpenEvSysError> {
    let labels = Labels::default();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: SOURCE };
    read_openevsys(xml.as_bytes(), &reading, &OpenEvSysLimits::default())
}

fn document(inside: &str) -> String {
    format!(
        "<?xml version='1.0'?><events xmlns='http://www.huridocs.org/'><meta_data><instance>north</instance></meta_data>{inside}</events>"
    )
}

fn fields(draft: &Draft) -> Fields {
    draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect()
}

fn all(draft: &Draft, pattern: &str) -> Vec<String> {
    let fits = |path: &Path| {
        let (path, pattern): (Vec<_>, Vec<_>) = (path.as_str().split('/').collect(), pattern.split('/').collect());
        path.len() == pattern.len() && path.iter().zip(&pattern).all(|(one, star)| *star == "*" || one == star)
    };
    fields(draft).iter().filter(|(path, _)| fits(path)).map(|(_, value)| value.display().into_owned()).collect()
}

fn of(drafts: &Drafts, kind: Kind) -> Vec<&Draft> {
    drafts.records.iter().filter(|draft| draft.kind == kind).collect()
}

const STORY: &str = "
<event>
 <event_record_number>HURI/event/1</event_record_number><event_title>A raid &amp; more</event_title><confidentiality>y</confidentiality>
 <initial_date>2004-05-10</initial_date><initial_date_type>01000000000048</initial_date_type><final_date>2004-05-12</final_date>
 <event_location>POINT(15.04 12.1)</event_location><violation_index>010000000000</violation_index>
 <management_data><date_of_entry>2004-06-01</date_of_entry><entered_by>amal</entered_by></management_data>
 <act><act_record_number>HURI/act/1</act_record_number><victim>HURI/person/1</victim><type_of_act>030101000000</type_of_act>
  <initial_date>2004-05-00</initial_date>
  <arrest><case_description><![CDATA[Held <three> days]]></case_description></arrest>
  <involvement><involvement_record_number>HURI/involvement/1</involvement_record_number><perpetrator>HURI/person/2</perpetrator><remarks>Seen there</remarks></involvement>
 </act>
 <chain_of_events><related_event>HURI/event/2</related_event><type_of_chain_of_events>22000000000022</type_of_chain_of_events><remarks>A day later</remarks></chain_of_events>
</event>
<event><event_record_number>HURI/event/2</event_record_number><event_title>Before</event_title></event>
<person><person_record_number>HURI/person/1</person_record_number><person_name>Real Name</person_name><other_names>Nick</other_names>
 <date_of_birth>1980-01-01</date_of_birth><date_of_birth_type>030000000000</date_of_birth_type><occupation>Baker</occupation>
 <biographic_details><related_person>HURI/person/2</related_person><affiliation>A union</affiliation></biographic_details>
 <address><address>Street 1</address><phone>123</phone><email>a@b.example</email></address>
</person>
<person><person_record_number>HURI/person/2</person_record_number></person>
<information><event>HURI/event/1</event><source>HURI/person/1</source><remarks>Saw it</remarks><date_of_source_material>2004-05-11</date_of_source_material></information>
<intervention><event>HURI/event/1</event><intervening_party>HURI/person/2</intervening_party><parties_requested>The ministry</parties_requested></intervention>";

#[test]
fn an_event_comes_in_with_all_that_hangs_on_it() {
    let drafts = read(&document(STORY)).unwrap();
    let (incidents, people, identities) =
        (of(&drafts, Kind::Incident), of(&drafts, Kind::Person), of(&drafts, Kind::Identity));
    assert_eq!((incidents.len(), people.len(), identities.len()), (2, 2, 1));
    let raid = incidents[0];
    let one = |path: &str| all(raid, path).first().cloned().unwrap_or_default();
    assert_eq!(one("title"), "A raid & more");
    assert_eq!(one("when"), "2004-05-10~/2004-05-12");
    assert_eq!(one("where_point"), "12.1,15.04");
    assert_eq!(one("tlp"), "amber+strict");
    assert_eq!(one("acts/*/type"), "arrest");
    assert_eq!(one("acts/*/when"), "2004-05");
    assert_eq!(one("acts/*/case_description"), "Held <three> days");
    assert_eq!(one("acts/*/victim"), people[0].id.to_string());
    assert_eq!(one("acts/*/involvements/*/perpetrator"), people[1].id.to_string());
    assert_eq!(one("statements/*/informant"), people[0].id.to_string());
    assert_eq!(one("statements/*/when"), "2004-05-11");
    assert_eq!(one("interventions/*/requested"), "The ministry");
    assert_eq!((one("links/*/relation"), one("links/*/to")), ("followed".to_owned(), incidents[1].id.to_string()));
    assert_eq!(one("links/*/note"), "A day later");
    assert_eq!((one("index_terms/*/list"), one("index_terms/*/code")), ("2".to_owned(), "010000000000".to_owned()));
    // The name and the ways to reach someone are in the identity alone.
    let names = |draft: &Draft| fields(draft).values().any(|value| value.display().contains("Real Name"));
    assert!(names(identities[0]) && !names(people[0]));
    assert_eq!(all(people[0], "pseudonym"), ["HURI/person/1"]);
    assert_eq!(all(identities[0], "born"), ["1980"]);
    assert_eq!(all(identities[0], "contacts/*/value").len(), 2);
    assert_eq!(all(people[0], "relations/*/affiliation"), ["A union"]);
}

/// Gives how often each text stands in drafts and losses.
fn traces(drafts: &Drafts) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let values = drafts.records.iter().flat_map(|draft| {
        draft.edits.iter().map(|edit| {
            format!(
                "{} {}",
                edit.path.as_str(),
                edit.value.as_ref().map(|v| v.display().into_owned()).unwrap_or_default()
            )
        })
    });
    let losses = drafts.losses.iter().map(|loss| format!("{} {:?} {}", loss.what, loss.why, loss.count));
    values.chain(losses).for_each(|text| *found.entry(text).or_default() += 1);
    found
}

#[test]
fn every_element_of_every_entity_is_kept_or_listed() {
    const HOLDS: &[(&str, &str)] = &[
        // What says where the element stands: it does stand there.
        ("act", "event"),
        ("involvement", "event"),
        ("involvement", "act"),
        ("biographic_details", "person"),
        ("chain_of_events", "event"),
        ("arrest", "arrest_record_number"),
        ("killing", "killing_record_number"),
        ("torture", "torture_record_number"),
        ("destruction", "destruction_record_number"),
    ];
    for entity in ENTITIES {
        for (number, element) in entity.fields {
            if HOLDS.contains(&(entity.element, *element)) {
                continue;
            }
            let texts = [
                "Some text",
                "010000000000",
                "5",
                "2004-05-10",
                "yes",
                "HURI/person/1",
                "HURI/event/1",
                "HURI/event/2",
                "1,2",
            ];
            let kept = texts.iter().any(|text| {
                let body = |with: bool| {
                    let field = if with { format!("<{element}>{text}</{element}>") } else { String::new() };
                    // A date stands with its precision.
                    let date = element.strip_suffix("_type").filter(|_| number.ends_with("_1")).map(|name| format!("<{name}>2004-05-10</{name}>"));
                    let inner = format!("<{0}>{field}{1}</{0}>", entity.element, date.unwrap_or_default());
                    let number = "<event_record_number>HURI/event/1</event_record_number><event_title>T</event_title><date_of_entry>1</date_of_entry>";
                    let person = "<person><person_record_number>HURI/person/1</person_record_number><date_of_entry>1</date_of_entry><sex>x</sex></person>";
                    let top = match entity.element {
                        "event" => format!("<event>{number}{field}{}</event>", inner.replace("<event>", "").replace("</event>", "").replace(&field, "")),
                        "act" => format!("<event>{number}{inner}</event>"),
                        "chain_of_events" => {
                            let other = [("related_event", "HURI/event/2"), ("type_of_chain_of_events", "220000000000")];
                            let rest: String = other.iter().filter(|(name, _)| name != element).map(|(name, text)| format!("<{name}>{text}</{name}>")).collect();
                            let second = "<event><event_record_number>HURI/event/2</event_record_number><event_title>T</event_title></event>";
                            format!("<event>{number}<chain_of_events>{field}{rest}</chain_of_events></event>{second}")
                        }
                        "involvement" | "arrest" | "killing" | "torture" | "destruction" => {
                            format!("<event>{number}<act>{inner}</act></event>")
                        }
                        "information" | "intervention" if *element != "event" => {
                            format!("<event>{number}</event>{}", inner.replacen('>', "><event>HURI/event/1</event>", 1))
                        }
                        "biographic_details" | "address" => format!("<person><person_record_number>P</person_record_number><date_of_entry>1</date_of_entry>{inner}</person>"),
                        _ => format!("<event>{number}</event>{inner}"),
                    };
                    document(&format!("{top}{person}"))
                };
                traces(&read(&body(true)).unwrap()) != traces(&read(&body(false)).unwrap())
            });
            assert!(kept, "{} {number} {element}", entity.element);
        }
    }
}

#[test]
fn elements_that_nobody_knows_are_listed() {
    let drafts = read(&document("<event><event_title>T</event_title><colour>red</colour></event><martian/>")).unwrap();
    let lost: Vec<&str> = drafts.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert_eq!(lost, ["event/colour", "martian"]);
}

#[test]
fn two_installations_that_number_alike_make_records_of_their_own() {
    let event = |entered: &str, title: &str| {
        format!(
            "<event><event_record_number>HURI/event/1</event_record_number><event_title>{title}</event_title><date_of_entry>{entered}</date_of_entry></event>"
        )
    };
    let id = |xml: String| read(&xml).unwrap().records[0].id;
    let here = id(document(&event("2004-06-01", "A")));
    // Edited since, it is still the same.
    assert_eq!(here, id(document(&event("2004-06-01", "B"))));
    assert_ne!(here, id(document(&event("2005-01-01", "A"))));
    assert_ne!(here, id(document(&event("2004-06-01", "A")).replace("north", "south")));
}

#[test]
fn hostile_xml_is_refused_with_its_line() {
    let bomb = "<?xml version='1.0'?>\n<!DOCTYPE e [<!ENTITY a 'x'>]>\n<events>&a;</events>";
    assert_eq!(read(bomb), Err(OpenEvSysError::DocType { line: 2 }));
    assert_eq!(read("<events>\n&xxe;</events>"), Err(OpenEvSysError::Entity { line: 2 }));
    assert_eq!(read(&"<events>".repeat(100)), Err(OpenEvSysError::TooDeep { line: 1, limit: 16 }));
    for cut in
        ["", "<events>", "<events></event>", "<events/><events/>", "text", "<events/>text", "<events a='></events>"]
    {
        assert!(matches!(read(cut), Err(OpenEvSysError::Syntax { .. })), "{cut}");
    }
    assert_eq!(read("<event/>"), Err(OpenEvSysError::Root));
    let long = document(&format!("<event><event_title>{}</event_title></event>", "x".repeat(2 << 20)));
    assert_eq!(read(&long), Err(OpenEvSysError::TextTooLong { line: 1, limit: 1 << 20 }));
}

#[test]
fn an_old_file_in_latin_letters_is_read_by_its_declaration() {
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><events><event><event_title>Besançon</event_title></event></events>";
    let bytes = encoding_rs::WINDOWS_1252.encode(xml).0.into_owned();
    let labels = Labels::default();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: SOURCE };
    let drafts = read_openevsys(&bytes, &reading, &OpenEvSysLimits::default()).unwrap();
    assert_eq!(all(&drafts.records[0], "title"), ["Besançon"]);
}
