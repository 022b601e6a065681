//! Conditions on any field: by the index where it tells, by looking at records where it does not, and both alike.

use cairn_model::filter::{Condition, Test, check};
use cairn_model::{Claim, Kind, RecordState, Timestamp};

use super::fixture::{Person, at, edit, id, incident};
use crate::{Counting, Cursor, Lifecycle, ListFilter, Order, StoreError};

fn tests(kind: Kind, conditions: &[&str]) -> Vec<Test> {
    let conditions: Vec<Condition> = conditions.iter().map(|text| Condition::parse(text).unwrap()).collect();
    check(Some(kind), &conditions).unwrap()
}

fn filter(conditions: &[&str]) -> ListFilter {
    ListFilter { kind: Some(Kind::Incident), conditions: tests(Kind::Incident, conditions), ..ListFilter::default() }
}

fn found(person: &Person, filter: &ListFilter) -> Vec<String> {
    person.vault.list(filter).unwrap().rows.into_iter().map(|row| row.title).collect()
}

const ACT: &str = "acts/00000000000000aa";

fn some() -> Person {
    let mut amal = Person::alone();
    let more: [&[(&str, &str)]; 4] = [
        &[
            ("status", "active"),
            ("priority", "low"),
            ("when", "2024-03-05"),
            ("where_level", "exact"),
            ("tlp", "amber"),
        ],
        &[("status", "closed"), ("priority", "high"), ("when", "2023-12"), ("comments", "Seen by the old town gate")],
        &[("status", "active"), ("reference", "A-7, old"), ("when", "2024")],
        &[("comments", "قرب المدرسة القديمة")],
    ];
    for (n, fields) in (0_u8..).zip(more) {
        let mut edits = incident(&format!("i{n}"));
        edits.extend(fields.iter().map(|(path, value)| edit(path, *value)));
        if n < 2 {
            edits.extend([
                edit(ACT, true),
                edit(&format!("{ACT}/type"), if n == 0 { "arrest" } else { "killing" }),
                edit(&format!("{ACT}/victim_count"), i64::from(n) * 10 + 3),
                edit(&format!("{ACT}/methods/beating"), true),
            ]);
        }
        amal.vault.add(&amal.circle.clone(), id(n + 1), edits, at(n.into())).unwrap();
    }
    amal.vault.add(&amal.circle.clone(), id(9), vec![edit("kind", "note"), edit("title", "n")], at(9)).unwrap();
    amal
}

#[test]
fn every_sort_of_condition_finds_what_it_asks() {
    let amal = some();
    for (conditions, titles) in [
        (&["status=active"][..], &["i2", "i0"][..]),
        (&["status=active,closed"], &["i2", "i1", "i0"]),
        (&["priority!=low"], &["i3", "i2", "i1"]),
        (&["priority!=low", "has:priority"], &["i1"]),
        (&["no:priority"], &["i3", "i2"]),
        (&["has:acts"], &["i1", "i0"]),
        (&["acts.type=arrest"], &["i0"]),
        (&["acts.type!=arrest"], &["i3", "i2", "i1"]),
        (&["acts.methods=beating"], &["i1", "i0"]),
        (&["has:acts.methods.beating", "acts.type=killing"], &["i1"]),
        (&["acts.victim_count>5"], &["i1"]),
        (&["acts.victim_count=1..5"], &["i0"]),
        (&["acts.victim_count!=1..5"], &["i3", "i2", "i1"]),
        (&["when>=2024-02"], &["i2", "i0"]),
        (&["when<2024"], &["i1"]),
        (&["when~2024-03"], &["i2", "i0"]),
        (&["comments~OLD town"], &["i1"]),
        (&["comments!~old town"], &["i3", "i2", "i0"]),
        (&["comments~مدرسه"], &["i3"]),
        (&["comments~town old"], &["i1"]),
        (&["where_level=exact"], &["i0"]),
        (&["reference=\"A-7, old\""], &["i2"]),
        (&["reference~7 A"], &["i2"]),
        (&["tlp=amber", "status=active", "acts.victim_count<5"], &["i0"]),
        (&["acts.00000000000000aa.type=arrest"], &["i0"]),
        (&["acts.00000000000000bb.type=arrest"], &[]),
        (&["acts.00000000000000bb.type!=arrest"], &["i3", "i2", "i1", "i0"]),
        (&["comments~?!"], &[]),
    ] {
        for order in [Order::Newest, Order::Date] {
            let mut got = found(&amal, &ListFilter { order, ..filter(conditions) });
            if order == Order::Date {
                got.sort_by(|a, b| b.cmp(a));
            }
            assert_eq!(got, titles, "{conditions:?} {order:?}");
        }
    }
}

#[test]
fn what_the_index_tells_is_not_looked_at_and_what_it_does_not_says_so() {
    let amal = some();
    let page =
        |conditions: &[&str]| amal.vault.list(&ListFilter { counting: Counting::Cheap, ..filter(conditions) }).unwrap();
    for told in [&["status=active"][..], &["priority!=low"], &["acts.type=arrest", "tlp=amber"], &["where_level=exact"]]
    {
        let page = page(told);
        assert_eq!((page.looked_at, page.total), (None, Some(page.rows.len() as u64)), "{told:?}");
        assert!(amal.vault.is_told_by_index(&filter(told)).unwrap(), "{told:?}");
    }
    // The index narrows first: of four incidents, only those with the word, or with the status, are looked at.
    for (conditions, looked) in
        [(&["comments~gate"][..], 1), (&["status=active", "no:reference"], 2), (&["no:priority"], 4)]
    {
        let page = page(conditions);
        assert_eq!((page.looked_at, page.total), (Some(looked), None), "{conditions:?}");
        assert!(!amal.vault.is_told_by_index(&filter(conditions)).unwrap());
    }
}

#[test]
fn a_negated_condition_is_the_exact_complement_of_the_one_that_it_negates() {
    let amal = some();
    for (one, other) in [
        ("status=active", "status!=active"),
        ("acts.type==arrest", "acts.type!==arrest"),
        ("has:when", "no:when"),
        ("comments~old", "comments!~old"),
        ("when=2024..", "when!=2024.."),
    ] {
        let (mut both, other) = (found(&amal, &filter(&[one])), found(&amal, &filter(&[other])));
        assert!(both.iter().all(|title| !other.contains(title)), "{one}");
        both.extend(other);
        both.sort_unstable();
        assert_eq!(both, ["i0", "i1", "i2", "i3"], "{one}");
    }
}

#[test]
fn conditions_without_a_kind_go_over_all_kinds() {
    let amal = some();
    let of_all = |text: &str| {
        let conditions = check(None, &[Condition::parse(text).unwrap()]).unwrap();
        found(&amal, &ListFilter { conditions, ..ListFilter::default() })
    };
    assert_eq!(of_all("tlp=amber"), ["i0"]);
    assert_eq!(of_all("tlp!=amber"), ["n", "i3", "i2", "i1"]);
}

#[test]
fn pages_go_on_past_records_that_do_not_fit_and_are_bounded() {
    let mut amal = Person::alone();
    for n in 0..60_u8 {
        let mut edits = incident(&format!("{n:02}"));
        edits.push(edit("when", format!("20{:02}", n % 7 + 10)));
        if n % 3 == 0 {
            edits.push(edit("comments", "here"));
        }
        amal.vault.add(&amal.circle.clone(), id(n), edits, at(n.into())).unwrap();
    }
    for order in [Order::Newest, Order::Date] {
        let filter = ListFilter { order, limit: 4, ..filter(&["has:comments"]) };
        let whole = found(&amal, &ListFilter { limit: 0, ..filter.clone() });
        assert_eq!(whole.len(), 20);
        let (mut got, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
        loop {
            let page = amal.vault.list(&ListFilter { after, ..filter.clone() }).unwrap();
            assert!(page.looked_at.is_some_and(|looked| (1..=60).contains(&looked)));
            got.extend(page.rows.into_iter().map(|row| row.title));
            after = page.next.map(|cursor| cursor.to_string().parse().unwrap());
            if after.is_none() {
                break;
            }
        }
        assert_eq!(got, whole);
    }
    let last = ListFilter { limit: 20, ..filter(&["has:comments"]) };
    let page = amal.vault.list(&last).unwrap();
    assert_eq!((page.rows.len(), page.looked_at), (20, Some(60)), "the last that fits is the last there is");
    assert_eq!(page.next, None);
}

#[test]
fn looking_stops_when_a_person_says_so() {
    let mut amal = Person::alone();
    let records = (0..600_u16).map(|n| crate::NewRecord {
        id: cairn_model::RecordId::from_bytes(std::array::from_fn(|at| n.to_be_bytes()[at % 2])),
        edits: incident(&format!("{n}")),
    });
    amal.vault.import(&amal.circle.clone(), records.collect::<Vec<_>>(), at(1), &mut |_| true).unwrap();
    let mut heard = Vec::new();
    let stopped = amal.vault.list_watched(&filter(&["has:comments"]), &mut |looked| {
        heard.push(looked);
        false
    });
    assert!(matches!(stopped, Err(StoreError::Cancelled)));
    assert_eq!(heard, [500]);
    assert_eq!(amal.vault.list(&filter(&["has:comments"])).unwrap().looked_at, Some(600));
}

#[test]
fn what_is_removed_or_deleted_is_not_found_and_each_side_of_a_conflict_is() {
    let mut amal = some();
    amal.vault.delete(&amal.key(id(3)), at(20)).unwrap();
    assert_eq!(found(&amal, &filter(&["status=active"])), ["i0"]);
    assert_eq!(found(&amal, &filter(&["no:priority"])), ["i3"]);
    let deleted = ListFilter { lifecycle: Lifecycle::Deleted, ..filter(&["status=active"]) };
    assert_eq!(found(&amal, &deleted), ["i2"]);
    let deleted = ListFilter { lifecycle: Lifecycle::Deleted, ..filter(&["status!=closed", "no:priority"]) };
    assert_eq!(found(&amal, &deleted), ["i2"]);
    // The act goes; what lies in it stays in the document and counts for nothing.
    let removed = cairn_model::Edit { path: cairn_model::Path::parse(ACT).unwrap(), value: None };
    amal.vault.edit(&amal.key(id(1)), vec![removed], at(21)).unwrap();
    for conditions in ["acts.type=arrest", "has:acts.victim_count", "acts.methods=beating"] {
        assert!(!found(&amal, &filter(&[conditions])).contains(&"i0".to_owned()), "{conditions}");
    }
    amal.is_sound();

    let claim = |text: &str| Claim { value: Some(text.into()), author: "aa".into(), time: Timestamp::from_millis(0) };
    let mut state = RecordState::default();
    for edit in [edit("kind", "incident"), edit("title", "two"), edit("priority", "low"), edit("reference", "A")] {
        state.fields.insert(edit.path, edit.value.unwrap());
    }
    for (path, values) in [("priority", ["high", "low"]), ("reference", ["A", "B"])] {
        state.conflicts.insert(cairn_model::Path::parse(path).unwrap(), values.map(claim).to_vec());
    }
    let circle = amal.circle;
    let row = crate::project::Projector::new().unwrap().project(&circle, id(50), &state, at(50)).unwrap();
    let n = crate::projection::circle_number(&amal.vault.db, &circle).unwrap();
    let subject = crate::projection::subject_number(&amal.vault.db, n, &id(50)).unwrap();
    crate::projection::write(&amal.vault.db, n, subject, &row, crate::projection::Known::New).unwrap();
    for conditions in ["priority=high", "priority=low", "reference=B", "reference~b", "reference~a"] {
        assert!(found(&amal, &filter(&[conditions])).contains(&"two".to_owned()), "{conditions}");
    }
    assert!(!found(&amal, &filter(&["priority!=high"])).contains(&"two".to_owned()));
    assert!(!found(&amal, &filter(&["reference!~b"])).contains(&"two".to_owned()));
}

#[test]
fn one_answer_of_a_consent_is_found_by_the_index() {
    let mut amal = Person::alone();
    for (n, use_, answer) in [(1, "keep", "yes"), (2, "examine-device", "yes"), (3, "keep", "no")] {
        let edits =
            vec![edit("kind", "consent"), edit("title", format!("c{n}")), edit(&format!("uses/{use_}"), answer)];
        amal.vault.add(&amal.circle.clone(), id(n), edits, at(n.into())).unwrap();
    }
    for (condition, titles) in [
        ("uses.keep=yes", &["c1"][..]),
        ("uses.keep!=yes", &["c3", "c2"]),
        ("uses=yes", &["c2", "c1"]),
        ("has:uses.keep", &["c3", "c1"]),
    ] {
        let conditions = tests(Kind::Consent, &[condition]);
        let filter = ListFilter { kind: Some(Kind::Consent), conditions, ..ListFilter::default() };
        assert_eq!(found(&amal, &filter), titles, "{condition}");
        assert_eq!(amal.vault.is_told_by_index(&filter).unwrap(), !condition.starts_with("has"), "{condition}");
        let old = vec![("uses.keep".to_owned(), "yes".to_owned())];
        assert_eq!(
            found(&amal, &ListFilter { kind: Some(Kind::Consent), filters: old, ..ListFilter::default() }),
            ["c1"]
        );
    }
}
