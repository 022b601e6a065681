use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_model::vocab::own as own_codes;
use cairn_model::{Edit, Path, RecordId};
use cairn_store::{CircleUse, LockedVault, RecordKey, Vault};

use super::*;
use crate::api::{EditInput, ImportView, Request, Scalar, TermOrder, TermWordsOrder, ThesaurusOrder};
use crate::core::{Core, FileAccess};
use crate::{clock, records};

const PASSPHRASE: &str = "amber kettle morning ladder five";
/// Written for this test; no text of HURIDOCS is in it.
const SMALL: &str = "\
vocab_number,huri_code,english,french,otherlanguages,list_code,visible,term_order,parent_vocab_number,term_level
10,990100000000,Weather,Météo,Tiempo,4,y,1,0,0
11,990101000000,Rain,Pluie,Lluvia,4,y,2,10,1
12,010101000000,Known already,,,4,y,3,0,0
13,010000000000,Closed,,,42,y,1,0,0
14,010000000000,Without a vocabulary,,,6,y,1,0,0
15,99,No code,,,4,y,1,0,0
";

fn make(dir: &tempfile::TempDir) -> (Vault, CircleId) {
    let locked = LockedVault::at(&dir.path().join("vault"));
    let mut vault = locked.create(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests()).unwrap();
    let circle = circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    (vault, circle)
}

fn set(path: &str, value: &str) -> EditInput {
    EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
}

fn order(vocabulary: &str, label: &str) -> TermOrder {
    TermOrder { vocabulary: vocabulary.to_owned(), label: label.to_owned(), ..TermOrder::default() }
}

fn created(answer: Result<Response, ApiError>) -> String {
    let Ok(Response::Created { id }) = answer else { panic!("{answer:?}") };
    id
}

fn incident(vault: &mut Vault, code: &str) -> Result<Response, ApiError> {
    records::add(vault, "incident", None, &[set("title", "March"), set("acts.+.type", code)])
}

#[test]
fn a_coded_value_names_a_term_of_the_circle_and_unknown_ones_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let error = incident(&mut vault, "x-water-cannon").unwrap_err();
    assert_eq!((error.code, error.args["why"].as_str()), (ErrorCode::BadValue, "not a term of act"));
    let id = created(own::add(&mut vault, &order("act", "Water cannon")));
    assert_eq!(id, own_codes::record_id(&circle, Vocabulary::Act, "x-water-cannon").to_string());
    created(incident(&mut vault, "x-water-cannon"));
    created(incident(&mut vault, "X-Water Cannon"));
    assert_eq!(incident(&mut vault, "x-flying").unwrap_err().code, ErrorCode::BadValue);
    // The same word is no term of another vocabulary, and sets are asked too.
    let set_of = |code: &str| [set("title", "March"), set(&format!("acts.+.methods.{code}"), "true")];
    assert_eq!(
        records::add(&mut vault, "incident", None, &set_of("x-water-cannon")).unwrap_err().code,
        ErrorCode::BadValue
    );
    created(own::add(&mut vault, &order("method", "Water cannon")));
    created(records::add(&mut vault, "incident", None, &set_of("x-water-cannon")));
}

#[test]
fn a_retired_term_reads_and_is_not_named_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    created(own::add(&mut vault, &order("act", "Water cannon")));
    let id = created(incident(&mut vault, "x-water-cannon"));
    own::offer(&mut vault, None, "act/x-water-cannon", own::Offer::Retired).unwrap();
    assert_eq!(incident(&mut vault, "x-water-cannon").unwrap_err().code, ErrorCode::BadValue);
    let Response::Record(view) = records::show(&vault, &id).unwrap() else { panic!() };
    let (path, value) = view.fields.iter().find(|(path, _)| path.ends_with(".type")).unwrap();
    assert_eq!(*value, Scalar::Text("x-water-cannon".to_owned()));
    // Saying it again where it stands is no new use.
    records::edit(&mut vault, &id, &[set(path, "x-water-cannon"), set("title", "Other")]).unwrap();
    let Response::Codebook(view) =
        list(Some(&vault), &CodebookQuery { circle: Some(circle.to_string()), ..CodebookQuery::default() }).unwrap()
    else {
        panic!()
    };
    assert!(view.terms.iter().all(|term| term.code != "x-water-cannon"));
    own::offer(&mut vault, None, "x-water-cannon", own::Offer::Offered).unwrap();
    created(incident(&mut vault, "x-water-cannon"));
}

#[test]
fn a_term_of_a_newer_peer_is_kept_and_shown_as_its_code() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let edit = |path: &str, value: &str| Edit { path: Path::parse(path).unwrap(), value: Some(value.into()) };
    let key = RecordKey { circle, id: RecordId::from_bytes([7; 16]) };
    let act = "acts/00000000000000aa";
    let mut edits = vec![
        edit("kind", "incident"),
        edit("title", "March"),
        edit(&format!("{act}/type"), "of-codebook-2031"),
        edit(&format!("{act}/methods/x-not-synced-yet"), "yes"),
    ];
    edits[3].value = Some(true.into());
    edits.push(Edit { path: Path::parse(act).unwrap(), value: Some(true.into()) });
    vault.add(&circle, key.id, edits, clock::now()).unwrap();
    records::edit(&mut vault, &key.id.to_string(), &[set("title", "April")]).unwrap();
    let Response::Record(view) = records::show(&vault, &key.id.to_string()).unwrap() else { panic!() };
    assert_eq!(view.fields[&format!("{act}/type").replace('/', ".")], Scalar::Text("of-codebook-2031".to_owned()));
    assert_eq!(view.fields[&format!("{act}/methods/x-not-synced-yet").replace('/', ".")], Scalar::Flag(true));
    assert_eq!(catalog::term_label(Texts::of("en"), Vocabulary::Act, "of-codebook-2031"), "of-codebook-2031");
}

#[test]
fn what_a_term_says_is_checked() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let mut refuse = |order: TermOrder| own::add(&mut vault, &order).unwrap_err();
    assert_eq!(refuse(order("flying", "Term")).code, ErrorCode::UnknownVocabulary);
    for closed in ["tlp", "country", "reliability", "consent-use"] {
        assert_eq!(refuse(order(closed, "Term")).args["path"], "vocabulary", "{closed}");
    }
    for (order, path) in [
        (order("act", ""), "title"),
        (order("act", "مدفع مياه"), "code"),
        (TermOrder { code: Some("water".to_owned()), ..order("act", "Term") }, "code"),
        (TermOrder { parent: Some("flying".to_owned()), ..order("act", "Term") }, "parent"),
        (TermOrder { huridocs: Some("12".to_owned()), ..order("act", "Term") }, "huridocs"),
        (TermOrder { attack: Some("T12".to_owned()), ..order("act", "Term") }, "attack"),
    ] {
        let error = refuse(order);
        assert_eq!((error.code, error.args["path"].as_str()), (ErrorCode::BadValue, path));
    }
    let id = created(own::add(&mut vault, &TermOrder { parent: Some("torture".to_owned()), ..order("act", "Term") }));
    assert_eq!(own::add(&mut vault, &order("act", "Term")).unwrap_err().args["path"], "code");
    for path in ["code", "vocabulary"] {
        assert_eq!(records::edit(&mut vault, &id, &[set(path, "method")]).unwrap_err().args["path"], path);
    }
    records::edit(&mut vault, &id, &[set("definition", "What it means")]).unwrap();
    created(records::add(&mut vault, "term", None, &[set("title", "By form"), set("vocabulary", "act")]));
}

#[test]
fn a_hostile_record_is_no_term() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    for (number, (vocabulary, code)) in
        [("tlp", "x-public"), ("act", "arrest"), ("act", "x-\u{202e}a"), ("flying", "x-a")].into_iter().enumerate()
    {
        let edit = |path: &str, value: &str| Edit { path: Path::parse(path).unwrap(), value: Some(value.into()) };
        let edits = vec![edit("kind", "term"), edit("title", "T"), edit("vocabulary", vocabulary), edit("code", code)];
        vault.add(&circle, RecordId::from_bytes([number as u8; 16]), edits, clock::now()).unwrap();
    }
    assert_eq!(own::list(&vault, &circle).unwrap(), []);
}

#[test]
fn a_term_is_shown_in_the_language_that_it_has() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    created(own::add(&mut vault, &order("act", "Water cannon")));
    let words = TermWordsOrder {
        term: "x-water-cannon".to_owned(),
        language: "es".to_owned(),
        label: "Cañón de agua".to_owned(),
        ..TermWordsOrder::default()
    };
    own::add_words(&mut vault, &words).unwrap();
    let shown = |lang: &str| {
        let query = CodebookQuery {
            vocabulary: Some("act".to_owned()),
            lang: Some(lang.to_owned()),
            circle: Some(circle.to_string()),
            retired: false,
        };
        let Response::Codebook(view) = list(Some(&vault), &query).unwrap() else { panic!() };
        let mut term = view.terms.into_iter().find(|term| term.code == "x-water-cannon").unwrap();
        let words = term.words.remove(0);
        (words.lang, words.label)
    };
    assert_eq!(shown("es"), ("es".to_owned(), "Cañón de agua".to_owned()));
    assert_eq!(shown("fr"), ("en".to_owned(), "Water cannon".to_owned()));
}

#[test]
fn the_built_in_codebook_is_listed_without_a_vault() {
    let query =
        CodebookQuery { vocabulary: Some("act".to_owned()), lang: Some("es".to_owned()), ..CodebookQuery::default() };
    let Response::Codebook(view) = list(None, &query).unwrap() else { panic!() };
    assert_eq!((view.version.as_str(), view.lang.as_str()), (CODEBOOK_VERSION, "es"));
    let arrest = view.terms.iter().find(|term| term.code == "arrest").unwrap();
    assert_eq!(arrest.words[0].translation, "machine");
    assert!(!arrest.words[0].definition.is_empty());
    assert!(view.terms.iter().all(|term| !term.retired));
    let retired = |retired| {
        let Response::Codebook(view) = list(None, &CodebookQuery { retired, ..query.clone() }).unwrap() else {
            panic!()
        };
        view.terms.len()
    };
    assert!(retired(true) > retired(false));
    let show = |term: &str| show(None, &CodebookTerm { term: term.to_owned(), circle: None });
    let Response::CodebookTerms { terms } = show("act/spyware-attempt").unwrap() else { panic!() };
    assert_eq!((terms.len(), terms[0].words.len(), terms[0].maps["attack"].as_str()), (1, 5, "T1664"));
    let Response::CodebookTerms { terms } = show("other").unwrap() else { panic!() };
    assert!(terms.len() > 5);
    assert_eq!(show("flying").unwrap_err().code, ErrorCode::UnknownTerm);
    assert_eq!(show("flying/act").unwrap_err().code, ErrorCode::UnknownVocabulary);
    // A retired term reads, and says that it is retired.
    let Response::CodebookTerms { terms } = show("act/account-blocking").unwrap() else { panic!() };
    assert!(terms[0].retired);
}

async fn core(dir: &tempfile::TempDir) -> (Core, CircleId) {
    let (vault, circle) = make(dir);
    vault.close().unwrap();
    let core = Core::open(dir.path().join("vault"), FileAccess::Paths);
    core.call(Request::Unlock { passphrase: PASSPHRASE.to_owned() }, |_| {}).await.unwrap();
    (core, circle)
}

async fn import(core: &Core, file: &std::path::Path, dry_run: bool) -> Result<ImportView, ApiError> {
    let file = file.to_str().unwrap().to_owned();
    let order = ThesaurusOrder { file, dry_run, ..ThesaurusOrder::default() };
    match core.call(Request::CodebookImport(order), |_| {}).await? {
        Response::Imported(view) => Ok(view),
        other => panic!("{other:?}"),
    }
}

fn counts(view: &ImportView) -> (u64, u64, u64, u64) {
    (view.read, view.new, view.updated, view.unchanged)
}

async fn terms(core: &Core, circle: &CircleId) -> Vec<CodebookTermView> {
    let query = CodebookQuery { circle: Some(circle.to_string()), ..CodebookQuery::default() };
    let Response::Codebook(view) = core.call(Request::CodebookList(query), |_| {}).await.unwrap() else { panic!() };
    view.terms.into_iter().filter(|term| term.record.is_some()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_micro_thesaurus_becomes_terms_of_the_circle_and_again_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (core, circle) = core(&dir).await;
    let file = dir.path().join("list.csv");
    std::fs::write(&file, SMALL).unwrap();
    let dry = import(&core, &file, true).await.unwrap();
    assert_eq!(counts(&dry), (6, 2, 0, 0));
    assert_eq!(terms(&core, &circle).await.len(), 0);
    let first = import(&core, &file, false).await.unwrap();
    assert_eq!(counts(&first), (6, 2, 0, 0));
    let lost: Vec<(&str, &str)> = first.lost.iter().map(|loss| (&*loss.where_, &*loss.why)).collect();
    assert_eq!(
        lost,
        [
            ("line 7", "the code is not 12 digits"),
            ("MT4", "the codebook has a term for it"),
            ("MT6", "no vocabulary for this list"),
            ("MT42", "the vocabulary takes no terms of a circle"),
        ]
    );
    let found = terms(&core, &circle).await;
    let rain = found.iter().find(|term| term.code == "x-huridocs-990101000000").unwrap();
    assert_eq!((rain.vocabulary.as_str(), rain.parent.as_deref()), ("act", Some("x-huridocs-990100000000")));
    assert_eq!((rain.maps["huridocs"].as_str(), rain.thesaurus), ("990101000000", Some(4)));
    // A circle may put it better than the file.
    let edit = Request::RecordEdit { id: rain.record.clone().unwrap(), set: vec![set("title", "Heavy rain")] };
    core.call(edit, |_| {}).await.unwrap();
    assert_eq!(counts(&import(&core, &file, false).await.unwrap()), (6, 0, 0, 2));
    let found = terms(&core, &circle).await;
    assert_eq!(found.len(), 2);
    let rain = found.iter().find(|term| term.code == "x-huridocs-990101000000").unwrap();
    assert_eq!(rain.words[0].label, "Heavy rain");
    let show = CodebookTerm { term: rain.code.clone(), circle: Some(circle.to_string()) };
    let Response::CodebookTerms { terms } = core.call(Request::CodebookShow(show), |_| {}).await.unwrap() else {
        panic!()
    };
    let labels: Vec<(&str, &str)> = terms[0].words.iter().map(|words| (&*words.lang, &*words.label)).collect();
    assert_eq!(labels, [("en", "Heavy rain"), ("es", "Lluvia"), ("fr", "Pluie")]);
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_micro_thesaurus_are_refused_and_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (core, circle) = core(&dir).await;
    let file = dir.path().join("list.csv");
    assert_eq!(import(&core, &file, false).await.unwrap_err().code, ErrorCode::Unreadable);
    for (bytes, code) in [
        (&b""[..], ErrorCode::Malformed),
        (b"no,name,terms\n1,a,2\n", ErrorCode::Malformed),
        (b"huri_code,english,list_code\n010000000000,\xff,4\n", ErrorCode::Malformed),
        (b"huri_code,english,list_code\n010000000000,a\n", ErrorCode::Malformed),
        (b"huri_code,english,list_code\nx,y,z\n", ErrorCode::Malformed),
    ] {
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(import(&core, &file, false).await.unwrap_err().code, code);
    }
    let sparse = std::fs::File::create(&file).unwrap();
    sparse.set_len((16 << 20) + 1).unwrap();
    assert_eq!(import(&core, &file, false).await.unwrap_err().code, ErrorCode::TooLarge);
    assert_eq!(terms(&core, &circle).await.len(), 0);
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_of_2001_come_in_where_a_person_has_them() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/testdata/huridocs/mt_vocab.csv");
    if !file.is_file() {
        println!("skipped: no HURIDOCS lists in ../shared/testdata");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let (core, circle) = core(&dir).await;
    let view = import(&core, &file, false).await.unwrap();
    assert_eq!(view.read, 4524);
    assert!(view.new > 1000, "{}", view.new);
    assert_eq!(terms(&core, &circle).await.len() as u64, view.new);
    let again = import(&core, &file, false).await.unwrap();
    assert_eq!((again.new, again.updated, again.unchanged), (0, 0, view.new));
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_written_to_a_file_once_and_holds_the_terms_of_the_circle() {
    let dir = tempfile::tempdir().unwrap();
    let (core, circle) = core(&dir).await;
    core.call(Request::CodebookAdd(order("act", "=Water cannon")), |_| {}).await.unwrap();
    let to = dir.path().join("book.csv");
    let export = |circle: Option<String>, force| {
        let to = Some(to.to_str().unwrap().to_owned());
        Request::CodebookExport(crate::api::CodebookExport { format: "csv".to_owned(), to, force, circle })
    };
    core.call(export(None, false), |_| {}).await.unwrap();
    assert!(!std::fs::read_to_string(&to).unwrap().contains("x-water-cannon"));
    let error = core.call(export(Some(circle.to_string()), false), |_| {}).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::TargetExists);
    core.call(export(Some(circle.to_string()), true), |_| {}).await.unwrap();
    assert!(std::fs::read_to_string(&to).unwrap().contains("act,x-water-cannon,,,,,,,,'=Water cannon,"));
    core.close().await;
}
