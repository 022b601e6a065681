use cairn_model::{CircleId, Fields, Path};

use super::*;
use crate::mapping::Labels;

const CIRCLE: CircleId = CircleId::from_bytes([7; 32]);

fn read(tables: &[(&str, &str)], media: &[&str], mapping: Option<&Mapping>) -> Result<(Drafts, Vec<Column>), OdkError> {
    let labels = Labels::default();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: SOURCE };
    let export = Export {
        tables: tables.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect(),
        media: media.iter().map(|name| (*name).to_owned()).collect(),
        mapping,
    };
    read_export(&export, &reading, &TableLimits::default())
}

fn fields(draft: &Draft) -> Fields {
    draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect()
}

fn value(draft: &Draft, path: &str) -> Option<String> {
    fields(draft).get(path).map(|value| value.display().into_owned())
}

/// Gives the values at a path whose items are stars.
fn all(draft: &Draft, pattern: &str) -> Vec<String> {
    let fits = |path: &Path| {
        let (path, pattern): (Vec<_>, Vec<_>) = (path.as_str().split('/').collect(), pattern.split('/').collect());
        path.len() == pattern.len() && path.iter().zip(&pattern).all(|(one, star)| *star == "*" || one == star)
    };
    fields(draft).iter().filter(|(path, _)| fits(path)).map(|(_, value)| value.display().into_owned()).collect()
}

const ROOT: &str = "SubmissionDate,title,when,where_point-Latitude,where_point-Longitude,where_point-Altitude,where_point-Accuracy,rights,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion\n\
2024-03-14T10:00:00.000Z,A raid,2024-03-12~,12.1,15.04,311.5,6.5,privacy fair-trial,uuid:1,uuid:1,5,field worker,1,1,,,phone,0,2026.3\n\
2024-03-15T10:00:00.000Z,An arrest,,,,,,,uuid:2,uuid:2,5,field worker,0,0,,,phone,0,2026.3\n";
const ACTS: &str = "type,victim,methods,PARENT_KEY,KEY\narrest,Juniper,,uuid:1,uuid:1/acts[1]\ntorture,Juniper,,uuid:1,uuid:1/acts[2]\n";
const INVOLVED: &str = "degree,PARENT_KEY,KEY\nordered,uuid:1/acts[2],uuid:1/acts[2]/involvements[1]\n";
const FILES: &str = "file,about,PARENT_KEY,KEY\nphoto 1.jpg,The yard,uuid:1,uuid:1/attachments[1]\n";

#[test]
fn what_was_collected_with_our_form_finds_its_fields() {
    let tables = [
        ("cairn_incident", ROOT),
        ("cairn_incident-acts", ACTS),
        ("cairn_incident-involvements", INVOLVED),
        ("cairn_incident-attachments", FILES),
    ];
    let (drafts, columns) = read(&tables, &["media/photo 1.jpg", "media/left over.jpg"], None).unwrap();
    let incidents: Vec<_> = drafts.records.iter().filter(|draft| draft.kind == Kind::Incident).collect();
    assert_eq!(incidents.len(), 2);
    let raid = incidents[0];
    assert_eq!(value(raid, "title").as_deref(), Some("A raid"));
    assert_eq!(value(raid, "where_point").as_deref(), Some("12.1,15.04"));
    // How exact the point is, is kept.
    assert_eq!(value(raid, "where_radius").as_deref(), Some("6.5"));
    assert_eq!(value(raid, "received").as_deref(), Some("2024-03-14"));
    assert_eq!(value(raid, "reference").as_deref(), Some("uuid:1"));
    assert_eq!(value(raid, "rights/fair-trial").as_deref(), Some("true"));
    let mut types = all(raid, "acts/*/type");
    types.sort();
    assert_eq!(types, ["arrest", "torture"]);
    assert_eq!(all(raid, "acts/*/involvements/*/degree"), ["ordered"]);
    // One pseudonym in one submission is one person.
    let people: Vec<_> = drafts.records.iter().filter(|draft| draft.kind == Kind::Person).collect();
    assert_eq!(people.len(), 1);
    assert_eq!(all(raid, "acts/*/victim"), [people[0].id.to_string(), people[0].id.to_string()]);
    let [file] = drafts.files.as_slice() else { panic!("{:?}", drafts.files) };
    assert_eq!(file.content, DraftContent::Member("media/photo 1.jpg".to_owned()));
    let evidence = drafts.records.iter().find(|draft| draft.id == file.record).unwrap();
    assert_eq!(value(evidence, "description").as_deref(), Some("The yard"));
    assert_eq!(value(evidence, "incident"), Some(raid.id.to_string()));
    assert!(columns.iter().any(|column| column.path.as_deref() == Some("where_point")));
    let lost: Vec<&str> = drafts.losses.iter().map(|loss| loss.what.as_str()).collect();
    for what in ["SubmitterName", "SubmitterID", "DeviceID", "FormVersion", "where_point", "media/left over.jpg"] {
        assert!(lost.contains(&what), "{what}: {lost:?}");
    }
}

#[test]
fn every_column_of_a_foreign_form_is_kept_or_listed() {
    let root = "SubmissionDate,group-what,mood,place-Latitude,place-Longitude,place-Altitude,place-Accuracy,sorts,sorts/a,sorts/b,KEY\n2024-03-14T10:00:00Z,A raid,grim,12.1,15.04,0,0,a b,1,1,uuid:1\n";
    let mut mapping = Mapping::new(Kind::Incident);
    mapping.map("group-what", "title").unwrap();
    mapping.map("visits/who", "statements.+.informant").unwrap();
    let visits = "who,weather,PARENT_KEY,KEY\nJuniper,rain,uuid:1,uuid:1/visits[1]\n";
    let (drafts, _) = read(&[("survey", root), ("survey-visits", visits)], &[], Some(&mapping)).unwrap();
    let incident = &drafts.records[0];
    assert_eq!(value(incident, "title").as_deref(), Some("A raid"));
    // The only point of a form is where it happened; an accuracy of zero is none.
    assert_eq!(value(incident, "where_point").as_deref(), Some("12.1,15.04"));
    assert_eq!(value(incident, "where_radius"), None);
    assert_eq!(all(incident, "statements/*/informant").len(), 1);
    let lost: Vec<(&str, Why)> = drafts.losses.iter().map(|loss| (loss.what.as_str(), loss.why)).collect();
    assert_eq!(lost, [("mood", Why::Unmapped), ("sorts", Why::Unmapped), ("weather", Why::Unmapped)]);
}

#[test]
fn tables_of_kobo_are_joined_by_their_numbers() {
    let root = "title;where_point;_where_point_latitude;_where_point_longitude;_where_point_altitude;_where_point_precision;rights/privacy;rights/fair-trial;_id;_uuid;_submission_time;_index\n\
A raid;12.1 15.04 0 4;12.1;15.04;0;4;1;0;77;1-2-3;2024-03-14T10:00:00;1\n";
    let acts = "acts/type;acts/description;_index;_parent_table_name;_parent_index;_submission__uuid\narrest;At dawn;1;cairn_incident;1;1-2-3\n";
    let (drafts, _) = read(&[("cairn_incident", root), ("acts", acts)], &[], None).unwrap();
    let incident = &drafts.records[0];
    assert_eq!(value(incident, "reference").as_deref(), Some("uuid:1-2-3"));
    assert_eq!(value(incident, "where_radius").as_deref(), Some("4"));
    assert_eq!(value(incident, "rights/privacy").as_deref(), Some("true"));
    assert_eq!(value(incident, "rights/fair-trial"), None);
    assert_eq!(all(incident, "acts/*/description"), ["At dawn"]);
    // The same submission by ODK is the same record.
    let (odk, _) = read(&[("cairn_incident", "title,KEY\nA raid,uuid:1-2-3\n")], &[], None).unwrap();
    assert_eq!(odk.records[0].id, incident.id);
    let lost: Vec<&str> = drafts.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert_eq!(lost, ["_id"]);
}

#[test]
fn rows_without_submission_and_tables_without_key_are_told() {
    assert!(matches!(read(&[("a", "title\nA\n")], &[], None), Err(OdkError::NoSubmissions)));
    let acts = "type,PARENT_KEY,KEY\narrest,uuid:9,uuid:9/acts[1]\n";
    let (drafts, _) =
        read(&[("cairn_incident", "title,KEY\nA,uuid:1\nB,\n"), ("cairn_incident-acts", acts)], &[], None).unwrap();
    assert_eq!(drafts.records.len(), 1);
    let whys: Vec<Why> = drafts.losses.iter().map(|loss| loss.why).collect();
    assert!(whys.contains(&Why::DanglingReference) && whys.contains(&Why::Missing), "{whys:?}");
    let broken = read(&[("a", "KEY,title\nuuid:1,\"open\nx\n")], &[], None);
    assert!(matches!(broken, Err(OdkError::Table { error: TableError::Quote { .. }, .. })));
}
