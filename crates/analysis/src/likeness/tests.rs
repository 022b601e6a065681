use std::collections::BTreeSet;

use cairn_model::{Fields, Kind, Path};
use cairn_testkit::person::{Crowd, Twin};
use proptest::prelude::*;

use super::blocks::{Blocks, CROWD, Collector, Cut, Key, MOST_CANDIDATES, WINDOW};
use super::incident::Incident;
use super::name::Name;
use super::person::Person;
use super::*;

fn name(text: &str) -> Name {
    Name::read(text).unwrap_or_else(|| panic!("{text} is no name"))
}

fn score(a: &str, b: &str) -> f64 {
    let (there, back) = (name(a).compare(&name(b)), name(b).compare(&name(a)));
    assert_eq!(there, back, "{a} {b}");
    there.score
}

#[test]
fn one_name_is_found_in_all_its_spellings_and_scripts() {
    let names: [&[&str]; 19] = [
        &[
            "محمد",
            "مُحَمَّد",
            "محـمـد",
            "Mohamed",
            "Muhammad",
            "Mohammed",
            "Mohammad",
            "Mohamad",
            "Muhamed",
            "Мухаммед",
            "Mouhamed",
        ],
        &["خالد", "Khaled", "Khalid", "Халед", "Халид"],
        &[
            "عبد الرحمن",
            "عبدالرحمن",
            "Abdel Rahman",
            "Abdulrahman",
            "Abdul-Rahman",
            "Abd al-Rahman",
            "Abdurrahman",
            "Abderrahmane",
            "Abdelrahman",
        ],
        &["عبد الله", "عبدالله", "Abdullah", "Abdallah", "Abd Allah", "Abdulla"],
        &["عبد العزيز", "Abdelaziz", "Abdul Aziz", "Abdulaziz"],
        &["عبد اللطيف", "Abdellatif", "Abdel Latif", "Abd al-Latif"],
        &["يوسف", "Youssef", "Yusuf", "Yousef", "Yousif", "Юсуф"],
        &["أحمد", "احمد", "Ahmed", "Ahmad", "Ахмед"],
        &["حسين", "Hussein", "Hussain", "Hossein", "Husayn"],
        &["فاطمة", "فاطمه", "Fatima", "Fatimah", "Fatma", "Fatemeh"],
        &["ليلى", "Layla", "Leila", "Laila"],
        &["جمال", "Jamal", "Gamal", "Djamal"],
        &["الحسن", "حسن", "Al-Hassan", "Hassan", "Hasan", "El Hassan"],
        &["صلاح الدين", "Salah al-Din", "Salah Eddine", "Salaheddine", "Salahuddin"],
        &["أبو بكر", "ابو بكر", "Abu Bakr", "Abubakr", "Abou Bakr"],
        &["رضا", "Reza"],
        &["رضا", "Rida", "Ridha"],
        &["عثمان", "Othman", "Osman", "Uthman"],
        &["محمود", "Mahmoud", "Mahmud", "Махмуд"],
    ];
    let mut missed = Vec::new();
    for spellings in names {
        for a in spellings {
            for b in spellings {
                if score(a, b) < 0.85 {
                    missed.push(format!("{a} {b}: {}", score(a, b)));
                }
            }
        }
    }
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn other_names_of_the_same_consonants_stay_other_names() {
    let apart = [
        ("محمد", "محمود"),
        ("Mohamed", "Mahmoud"),
        ("محمد", "Mahmoud"),
        ("Mohamed", "محمود"),
        ("حسن", "حسين"),
        ("Hassan", "Hussein"),
        ("حسن", "Hussein"),
        ("سالم", "سليم"),
        ("سليم", "سلام"),
        ("Ahmed", "Hamid"),
        ("أحمد", "حميد"),
        ("Ali", "Alaa"),
        ("علي", "علاء"),
        ("Khaled", "Khalil"),
        ("Fatima", "Fadwa"),
        ("Amr", "عمار"),
        ("W-014", "W-015"),
    ];
    let alike: Vec<String> = apart
        .into_iter()
        .filter(|(a, b)| score(a, b) >= 0.8)
        .map(|(a, b)| format!("{a} {b}: {}", score(a, b)))
        .collect();
    assert_eq!(alike, Vec::<String>::new());
}

#[test]
fn whole_names_compare_by_their_words_in_any_order() {
    let alike = [
        ("Mohamed Ali Hassan", "محمد علي حسن"),
        ("Hassan Mohamed Ali", "محمد علي حسن"),
        ("Youssef ben Ahmed al-Khatib", "يوسف بن أحمد الخطيب"),
        ("Nour Eddine Khaled", "Noureddine Khaled"),
        ("Иванов Иван Петрович", "Ivan Petrovich Ivanov"),
        ("O’Brien Mary", "Mary OBrien"),
        ("François Lefèvre", "Francois Lefevre"),
        ("Şirin Yıldız", "Sirin Yildiz"),
        ("Dr. Amal Haddad", "أمل حداد"),
        ("مريم\u{200f} \u{202b}حداد", "Mariam Haddad"),
        ("کریم رضایی", "كريم رضايي"),
        ("အောင်ကျော်", "အောင်ကျော်"),
        ("王小明", "Wang Xiaoming"),
    ];
    for (a, b) in alike {
        assert!(score(a, b) >= 0.8, "{a} {b}: {}", score(a, b));
    }
    // A part of a name is worth less than all of it, and a word that half the town has, little.
    assert!(score("Mohamed Ali", "Mohamed Ali Hassan Omar") < 0.95);
    assert!(score("Mohamed", "Mohamed Ali Hassan") < 0.6);
    assert!(score("Mohamed Ali", "Mohamed Omar") < 0.6);
    assert_eq!(name("Ali Hassan").compare(&name("Hassan Ali")).code, Code::NameEqual);
    assert_eq!(name("Mohamed Ali").compare(&name("محمد علي")).code, Code::NameWritten);
}

#[test]
fn hostile_names_are_read_in_no_time_or_not_at_all() {
    for text in ["", " ", "…؟!—", "\u{202e}\u{2066}", "ـــــ", "\u{0301}\u{0302}", "'’ʿ", "-", "\u{200d}"]
    {
        assert_eq!(Name::read(text), None, "{text:?}");
    }
    let marks: String = std::iter::repeat_n('\u{0651}', 100_000).collect();
    for unit in ["a", "م", "Mohamed ", "عبد ", "王", "abd-al-", "ﷺ", "e\u{0301}"] {
        let long = unit.repeat(100_000);
        let read = name(&long);
        assert!(read.shown().chars().count() <= name::MAX_CHARS);
        assert!((0.0..=1.0).contains(&read.compare(&name("Mohamed Ali")).score));
        assert_eq!(read.compare(&read).score, 1.0);
    }
    assert_eq!(Name::read(&marks), None);
    // What turns text around on a screen changes no name.
    assert!(score("Mo\u{202e}hamed\u{202c} Ali", "Mohamed Ali") == 1.0);
}

fn fields(of: &[(&str, &str)]) -> Fields {
    of.iter()
        .map(|(path, value)| {
            let value = if *value == "true" { true.into() } else { (*value).into() };
            (Path::parse(path).unwrap(), value)
        })
        .collect()
}

fn person(of: &[(&str, &str)], identity: &[(&str, &str)]) -> Person {
    let mut person = Person::default();
    person.add(Kind::Person, &fields(of), &str::to_owned);
    if !identity.is_empty() {
        person.add(Kind::Identity, &fields(identity), &str::to_owned);
    }
    person
}

fn codes(a: &Person, b: &Person) -> Vec<&'static str> {
    a.explain(b).1.into_iter().map(|reason| reason.code.name()).collect()
}

#[test]
fn persons_are_compared_by_what_both_say() {
    let one = person(
        &[("pseudonym", "Juniper"), ("gender", "woman"), ("country", "SD")],
        &[("name", "مريم حداد"), ("born", "1990-05-12"), ("contacts/00000000000000aa/value", "+249 91 234 5678")],
    );
    let same = person(
        &[("pseudonym", "Cedar"), ("gender", "woman"), ("country", "SD")],
        &[("name", "Mariam Haddad"), ("born", "1990-12-05"), ("contacts/00000000000000bb/value", "091-234-5678")],
    );
    let rating = one.rate(&same);
    assert!(rating.score > 0.85 && rating.support > 2.0, "{rating:?}");
    let found: BTreeSet<&str> = codes(&one, &same).into_iter().collect();
    assert_eq!(
        found,
        BTreeSet::from(["name-written", "born-near", "contact-shared", "gender-equal", "country-shared"])
    );
    let (_, reasons) = one.explain(&same);
    let names = reasons.iter().find(|reason| reason.code == Code::NameWritten).unwrap();
    assert_eq!((names.left.as_str(), names.right.as_str()), ("مريم حداد", "Mariam Haddad"));

    // The same name, and everything else against it.
    let other = person(&[("gender", "man"), ("country", "LB")], &[("name", "Mariam Haddad"), ("born", "1961")]);
    assert!(one.rate(&other).score < 0.6, "{:?}", one.explain(&other));
    // Two numbers of two lists tell nothing.
    let numbered = (person(&[("pseudonym", "W-014")], &[]), person(&[("pseudonym", "W-015")], &[]));
    assert_eq!(numbered.0.rate(&numbered.1), Rating::default());
    // A given name alone reaches no support.
    let alone = (person(&[("title", "Ali")], &[]), person(&[("title", "علي")], &[]));
    assert!(alone.0.rate(&alone.1).support < LEAST_SUPPORT);
}

#[test]
fn what_people_believe_is_never_compared() {
    let private = [("religion", "x"), ("ethnicity", "y"), ("background", "z"), ("health", "w"), ("orientation", "o")];
    assert_eq!(codes(&person(&private, &[]), &person(&private, &[])), Vec::<&str>::new());
}

#[test]
fn incidents_are_compared_by_date_place_people_acts_and_title() {
    let act = |victim: &'static str| {
        [
            ("acts/00000000000000aa", "true"),
            ("acts/00000000000000aa/type", "arrest"),
            ("acts/00000000000000aa/victim", victim),
        ]
    };
    let base = |title: &'static str, when: &'static str, place: &'static str, victim: &'static str| {
        let mut of = vec![("title", title), ("when", when), ("where", place)];
        of.extend(act(victim));
        Incident::read(&fields(&of), &str::to_owned)
    };
    let v1 = "00000000000000000000000000000001";
    let v2 = "00000000000000000000000000000002";
    let one = base("Journalist arrested at the harbour", "2024-03-12", "Khartoum", v1);
    let same = base("Arrest of a journalist, harbour", "2024-03-12~", "الخرطوم", v1);
    let later = base("Journalist arrested at the harbour", "2024-06-30", "Khartoum", v2);
    assert!(one.rate(&same).score > 0.8, "{:?}", one.explain(&same));
    assert!(one.rate(&later).score < 0.6, "{:?}", one.explain(&later));
    assert_eq!(one.rate(&one).score, 1.0);
    // Persons that people judged to be one are one.
    let known = |id: &str| if id == v2 { v1.to_owned() } else { id.to_owned() };
    let mut of = vec![("title", "Raid"), ("when", "2024-03")];
    of.extend(act(v2));
    let merged = Incident::read(&fields(&of), &known);
    assert!(one.explain(&merged).1.iter().any(|reason| reason.code == Code::VictimShared));
}

fn search_persons(persons: &[Person], limit: usize) -> Found {
    let mut collector = Collector::default();
    for person in persons {
        collector.add(&person.keys(), person.order());
    }
    let wanted = Wanted { score: 0.75, support: LEAST_SUPPORT, limit };
    search(persons, &collector.finish(), &wanted, &|_, _| false, &mut |_| true).unwrap()
}

/// Draws persons; gives them with the pairs that are doubles.
fn crowd(count: usize) -> (Vec<Person>, BTreeSet<(usize, usize)>) {
    let mut crowd = Crowd::new(7);
    let (mut persons, mut twins) = (Vec::new(), BTreeSet::new());
    while persons.len() < count {
        let drawn = crowd.next();
        let mut one = Person::default();
        if let Twin::Of(other) = drawn.twin {
            twins.insert((other, persons.len()));
        }
        for (kind, edits) in drawn.records() {
            let fields: Fields =
                edits.into_iter().filter_map(|edit| edit.value.map(|value| (edit.path, value))).collect();
            one.add(kind, &fields, &str::to_owned);
        }
        persons.push(one);
    }
    (persons, twins)
}

/// How many of the doubles were found, and how many of the proposals are doubles.
fn judge(found: &Found, twins: &BTreeSet<(usize, usize)>) -> (f64, f64) {
    let proposed: BTreeSet<(usize, usize)> = found.pairs.iter().map(|pair| (pair.first, pair.second)).collect();
    let hits = proposed.intersection(twins).count() as f64;
    (hits / twins.len() as f64, hits / proposed.len() as f64)
}

#[test]
fn known_doubles_are_found_among_two_thousand_and_few_others_are_proposed() {
    let (persons, twins) = crowd(2_000);
    let found = search_persons(&persons, 1_000);
    let (recall, precision) = judge(&found, &twins);
    assert!(twins.len() > 150, "{}", twins.len());
    assert!(recall > 0.95, "{recall}");
    assert!(precision > 0.6, "{precision}");
    // Those that are doubles come first.
    let first = Found { pairs: found.pairs.iter().take(100).copied().collect(), ..found.clone() };
    let (_, precision) = judge(&first, &twins);
    assert!(precision > 0.9, "{precision}");
    // Everybody with everybody would be two million.
    assert!(found.compared < 200_000, "{}", found.compared);
}

/// A million records of one name: each meets its neighbours, the rest is told.
#[test]
fn a_million_equal_names_cost_no_more_than_a_million_windows() {
    let keys = [Key::new("pair", &["mhmd", "l"]), Key::new("initial", &["mhmd", "l"])];
    let mut collector = Collector::default();
    for _ in 0..1_000_000 {
        collector.add(&keys, String::new());
    }
    let blocks = collector.finish();
    assert_eq!((blocks.len(), blocks.crowds()), (1_000_000, 2));
    let (mut others, mut cut) = (Vec::new(), Cut::default());
    for record in [0, 1, 499_999, 999_998] {
        blocks.candidates(record, &mut others, &mut cut);
        assert!(others.len() <= WINDOW, "{}", others.len());
        assert!(!others.contains(&record));
    }
    assert_eq!(cut.full, 0);
}

#[test]
fn each_pair_of_a_block_comes_up_once_and_a_record_with_too_many_is_told() {
    let mut collector = Collector::default();
    for record in 0..CROWD {
        collector.add(&[Key::new("k", &["same"]), Key::new("k", &["again"])], format!("{record:03}"));
    }
    let blocks = collector.finish();
    let (mut others, mut cut, mut pairs) = (Vec::new(), Cut::default(), BTreeSet::new());
    for record in 0..blocks.len() {
        blocks.candidates(record, &mut others, &mut cut);
        for other in &others {
            assert!(pairs.insert((record.min(*other), record.max(*other))));
        }
    }
    assert_eq!(pairs.len(), CROWD * (CROWD - 1) / 2);
    assert_eq!((cut, blocks.crowds()), (Cut::default(), 0));

    let mut collector = Collector::default();
    let own: Vec<Key> = (0..8).map(|key| Key::new("own", &[&key.to_string()])).collect();
    collector.add(&own, String::new());
    for record in 0..8 * (CROWD - 1) {
        collector.add(&[own[record % 8]], format!("x{record:05}"));
    }
    collector.finish().candidates(0, &mut others, &mut cut);
    assert_eq!((others.len(), cut.full), (MOST_CANDIDATES, 1));
}

#[test]
fn a_search_stops_when_it_is_told_to_and_leaves_out_what_is_settled() {
    let persons: Vec<Person> = (0..200).map(|_| person(&[("title", "Mohamed Ali Hassan")], &[])).collect();
    let mut collector = Collector::default();
    persons.iter().for_each(|person| collector.add(&person.keys(), person.order()));
    let blocks: Blocks = collector.finish();
    let wanted = Wanted { score: 0.75, support: LEAST_SUPPORT, limit: 10 };
    assert_eq!(search(&persons, &blocks, &wanted, &|_, _| false, &mut |done| done < 100), None);
    let found =
        search(&persons, &blocks, &wanted, &|a, b| (a, b) != (3, 4) && (a, b) != (4, 3), &mut |_| true).unwrap();
    assert_eq!(found.pairs.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(3, 4)]);
    let found = search(&persons, &blocks, &wanted, &|_, _| false, &mut |_| true).unwrap();
    assert_eq!(found.pairs.len(), 10);
    assert!(found.total > 1_000 && found.cut.crowds > 0, "{found:?}");
}

fn any_person() -> impl Strategy<Value = Person> {
    let word = prop_oneof![
        "[a-z]{1,9}",
        "[\u{0627}-\u{064A}]{1,7}",
        "[а-я]{2,8}",
        Just("عبد".to_owned()),
        Just("abdel".to_owned()),
        Just("al".to_owned()),
        Just("Mohamed".to_owned()),
        Just("محمد".to_owned()),
        "\\PC{0,6}",
    ];
    let name = proptest::collection::vec(word, 1..5).prop_map(|words| words.join(" "));
    let date = prop_oneof![
        Just("1990-05-12"),
        Just("1990"),
        Just("1990-12-05"),
        Just("198X"),
        Just("1970/1975"),
        Just("1961-01-01")
    ];
    (
        name.clone(),
        proptest::option::of(name),
        proptest::option::of(date),
        proptest::option::of(prop_oneof![Just("man"), Just("woman")]),
    )
        .prop_map(|(title, real, born, gender)| {
            let mut of = vec![("title", title.as_str())];
            of.extend(gender.map(|gender| ("gender", gender)));
            of.extend(born.map(|born| ("born", born)));
            let identity: Vec<(&str, &str)> = real.iter().map(|name| ("name", name.as_str())).collect();
            person(&of, &identity)
        })
}

proptest! {
    #[test]
    fn likeness_is_the_same_both_ways_and_full_for_equals(a in any_person(), b in any_person()) {
        let (there, back) = (a.rate(&b), b.rate(&a));
        prop_assert_eq!(there, back);
        prop_assert!((0.0..=1.0).contains(&there.score));
        let own = a.rate(&a);
        prop_assert!(own.score == 1.0 || own == Rating::default());
        let (rating, reasons) = a.explain(&b);
        prop_assert_eq!(rating, there);
        prop_assert!(reasons.iter().all(|reason| (0.0..=1.0).contains(&reason.agreement) && reason.weight > 0.0));
    }

    #[test]
    fn any_text_is_read_or_is_none(text in "\\PC{0,300}", other in "\\PC{0,40}") {
        if let (Some(a), Some(b)) = (Name::read(&text), Name::read(&other)) {
            prop_assert_eq!(a.compare(&b), b.compare(&a));
            prop_assert_eq!(a.compare(&a).score, 1.0);
        }
    }
}

#[test]
fn every_code_has_one_name() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
}
