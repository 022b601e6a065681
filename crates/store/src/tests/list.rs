use cairn_model::{Edtf, Kind};

use super::fixture::{Person, at, edit, id, incident};
use crate::{Counting, Cursor, ListFilter, Order};

fn titles(person: &Person, filter: &ListFilter) -> Vec<String> {
    person.vault.list(filter).unwrap().rows.into_iter().map(|row| row.title).collect()
}

fn search(person: &Person, query: &str) -> Vec<String> {
    titles(person, &ListFilter { search: Some(query.into()), ..ListFilter::default() })
}

fn day(text: &str) -> Option<i32> {
    Edtf::parse(text).unwrap().earliest().map(cairn_model::Day::days)
}

#[test]
fn records_are_found_in_any_script() {
    let mut amal = Person::alone();
    for (n, title) in [
        "تَمَّ الاعْتِقَالُ أمام المدرسة",
        "ရန်ကုန်မြို့တွင်ဖမ်းဆီးခံရသည်",
        "警察在北京市逮捕了三名证人",
        "La detención arbitraria del periodista",
    ]
    .into_iter()
    .enumerate()
    {
        amal.add(u8::try_from(n).unwrap() + 1, title, 1);
    }
    for (query, found) in [
        ("اعتقال", 0),
        ("مدرسه", 0),
        ("المدر", 0),
        ("ရန်ကုန်", 1),
        ("ဖမ်းဆီး", 1),
        ("北京", 2),
        ("人", 2),
        ("detencion", 3),
        ("DETENCIÓN periodista", 3),
        ("perio", 3),
    ] {
        let hits = amal.vault.list(&ListFilter { search: Some(query.into()), ..ListFilter::default() }).unwrap();
        assert_eq!(hits.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id(found + 1)], "{query}");
    }
    assert!(search(&amal, "东京").is_empty());
}

#[test]
fn hostile_queries_are_only_text() {
    let mut amal = Person::alone();
    amal.add(1, "near OR far", 1);
    for query in [
        "\"",
        "a\"b",
        "NEAR(near far)",
        "tokens : near",
        "near*",
        "^near",
        "near AND",
        "-near",
        "(((",
        "near\0far",
        "'; DROP TABLE record; --",
        "\u{E000}",
    ] {
        let _ = amal.vault.list(&ListFilter { search: Some(query.into()), ..ListFilter::default() }).unwrap();
    }
    assert_eq!(search(&amal, "near OR"), ["near OR far"]);
    assert!(search(&amal, "?!").is_empty());
    assert_eq!(search(&amal, "  ").len(), 1);
}

#[test]
fn edited_text_is_no_longer_found_by_its_old_words() {
    let mut amal = Person::alone();
    amal.add(1, "burglary", 1);
    amal.vault.edit(&amal.key(id(1)), vec![edit("title", "raid")], at(2)).unwrap();
    assert!(search(&amal, "burglary").is_empty());
    assert_eq!(search(&amal, "raid"), ["raid"]);
}

fn dated() -> Person {
    let mut amal = Person::alone();
    for (n, (when, status, act)) in [
        ("2024-03-05", "open", "arrest"),
        ("2023-12", "closed", "arrest"),
        ("2024-01-01/2024-12-31", "open", "killing"),
        ("2010", "open", "killing"),
    ]
    .into_iter()
    .enumerate()
    {
        let n = u8::try_from(n).unwrap();
        let mut edits = incident(&format!("i{n}"));
        edits.extend([
            edit("when", when),
            edit("status", status),
            edit("acts/00000000000000aa", true),
            edit("acts/00000000000000aa/type", act),
            edit("rights/life", true),
        ]);
        amal.vault.add(&amal.circle.clone(), id(n + 1), edits, at(n.into())).unwrap();
    }
    amal.add(9, "undated", 9);
    amal
}

#[test]
fn filters_on_one_path_are_any_and_on_several_all() {
    let amal = dated();
    let filter = |filters: &[(&str, &str)]| ListFilter {
        filters: filters.iter().map(|(path, value)| ((*path).into(), (*value).into())).collect(),
        kind: Some(Kind::Incident),
        ..ListFilter::default()
    };
    assert_eq!(titles(&amal, &filter(&[("status", "open")])), ["i3", "i2", "i0"]);
    assert_eq!(titles(&amal, &filter(&[("status", "open"), ("acts.*.type", "killing")])), ["i3", "i2"]);
    assert_eq!(titles(&amal, &filter(&[("status", "open"), ("status", "closed")])).len(), 4);
    assert_eq!(titles(&amal, &filter(&[("acts/*/type", "arrest")])), ["i1", "i0"]);
    for rights in ["rights", "rights.*", "rights/life"] {
        let value = if rights == "rights/life" { "true" } else { "life" };
        assert_eq!(titles(&amal, &filter(&[(rights, value)])).len(), 4, "{rights}");
    }
    assert!(titles(&amal, &filter(&[("status", "nonsense")])).is_empty());
    assert!(titles(&amal, &ListFilter { kind: Some(Kind::Person), ..filter(&[("status", "open")]) }).is_empty());
    let counted =
        amal.vault.list(&ListFilter { counting: Counting::Cheap, limit: 1, ..filter(&[("status", "open")]) }).unwrap();
    assert_eq!((counted.rows.len(), counted.total), (1, Some(3)));
}

#[test]
fn date_ranges_take_what_may_have_happened_in_them() {
    let amal = dated();
    let range = |since: Option<&str>, until: Option<&str>| ListFilter {
        since: since.and_then(day),
        until: until.and_then(day),
        ..ListFilter::default()
    };
    assert_eq!(titles(&amal, &range(Some("2024-03-01"), Some("2024-03-31"))), ["i2", "i0"]);
    assert_eq!(titles(&amal, &range(Some("2024-06-01"), None)), ["i2"]);
    assert_eq!(titles(&amal, &range(None, Some("2010-05-05"))), ["i3"]);
    assert_eq!(titles(&amal, &range(Some("1900-01-01"), None)).len(), 4);
    let open = ListFilter { filters: vec![("status".into(), "open".into())], ..range(Some("2023-01-01"), None) };
    assert_eq!(titles(&amal, &open), ["i2", "i0"]);
}

#[test]
fn order_by_date_is_latest_first_and_undated_last() {
    let amal = dated();
    let by_date = ListFilter { order: Order::Date, ..ListFilter::default() };
    assert_eq!(titles(&amal, &by_date), ["i2", "i0", "i1", "i3", "undated"]);
    let open = ListFilter { filters: vec![("status".into(), "open".into())], ..by_date };
    assert_eq!(titles(&amal, &open), ["i2", "i0", "i3"]);
}

#[test]
fn pages_go_on_where_they_stopped_in_every_plan() {
    let mut amal = Person::alone();
    for n in 0..37 {
        let mut edits = incident(&format!("raid {n:02}"));
        edits.extend([edit("when", format!("20{:02}", n % 7 + 10)), edit("status", "open")]);
        amal.vault.add(&amal.circle.clone(), id(n), edits, at((n / 5).into())).unwrap();
    }
    for order in [Order::Newest, Order::Date] {
        for search in [None, Some("raid".to_owned())] {
            let filter = ListFilter { order, search, limit: 5, ..ListFilter::default() };
            let whole = titles(&amal, &ListFilter { limit: 0, ..filter.clone() });
            assert_eq!(whole.len(), 37);
            let (mut got, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
            loop {
                let page = amal.vault.list(&ListFilter { after, ..filter.clone() }).unwrap();
                got.extend(page.rows.into_iter().map(|row| row.title));
                after = page.next.map(|cursor| cursor.to_string().parse().unwrap());
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(got, whole);
        }
    }
}

#[test]
fn circles_are_kept_apart() {
    let mut amal = Person::alone();
    amal.add(1, "mine", 1);
    let (other, _) = super::fixture::found(&mut amal.vault);
    amal.vault.add(&other, id(1), incident("shared"), at(2)).unwrap();
    let one = ListFilter { circle: Some(other), ..ListFilter::default() };
    assert_eq!(titles(&amal, &one), ["shared"]);
    assert_eq!(titles(&amal, &ListFilter::default()), ["shared", "mine"]);
    assert!(matches!(amal.vault.find(&id(1).to_string()), Err(crate::StoreError::Ambiguous)));
    assert_ne!(amal.vault.digest(&other).unwrap(), amal.vault.digest(&amal.circle).unwrap());
}
