use std::collections::BTreeSet;

use super::*;

struct Plain;

impl Wording for Plain {
    fn languages(&self) -> &[(&'static str, &'static str)] {
        &[("en", "English"), ("fr", "Français")]
    }

    fn text(&self, id: &str, lang: &str) -> Option<String> {
        (lang == "en").then(|| format!("words of {id}"))
    }

    fn term(&self, _: Vocabulary, term: &Term, lang: &str) -> Option<String> {
        Some(format!("{} {lang}", term.code))
    }
}

fn names(asked: &[Asked], base: &str, found: &mut Vec<String>) {
    for one in asked {
        match one {
            Asked::Question { name, .. } => found.push(format!("{base}{name}")),
            Asked::Repeat { name, inside, .. } => names(inside, &format!("{base}{name}/"), found),
        }
    }
}

#[test]
fn every_field_is_asked_or_listed_as_not_asked() {
    for kind in Kind::ALL {
        let mut losses = Losses::default();
        let mut asked = Vec::new();
        names(&questions(kind, Tier::More, &mut losses), "", &mut asked);
        assert_eq!(asked.len(), asked.iter().collect::<BTreeSet<_>>().len(), "{}: a name twice", kind.name());
        let lost: BTreeSet<String> = losses.into_list().into_iter().map(|loss| loss.what).collect();
        for field in own_fields(kind) {
            let plain = field.path.replace("/*/", "/");
            let name = plain.trim_end_matches("/*");
            let list = field.ty == FieldType::Item && asked.iter().any(|other| other.starts_with(&format!("{name}/")));
            let inside_lost = lost.iter().any(|lost| field.path.starts_with(&format!("{lost}/")));
            // Dates of the answers of a consent belong to the answers, which are not asked.
            let kept = asked.iter().any(|other| other == name) || list;
            assert!(kept || lost.contains(field.path) || inside_lost, "{} {}", kind.name(), field.path);
        }
    }
}

#[test]
fn a_form_is_the_same_whenever_it_is_written() {
    let form = write_form(Kind::Incident, Tier::Core, &Plain).unwrap();
    assert_eq!(form, write_form(Kind::Incident, Tier::Core, &Plain).unwrap());
    assert_eq!(form.id, "cairn_incident");
    assert!(form.bytes.starts_with(b"PK"));
    assert!(form.questions > 20 && form.choices > 200, "{} {}", form.questions, form.choices);
    let quick = write_form(Kind::Incident, Tier::Quick, &Plain).unwrap();
    assert!(quick.questions < form.questions);
}

#[test]
fn the_kind_of_a_form_is_told_by_its_id() {
    assert_eq!(kind_of_form("cairn_incident"), Some(Kind::Incident));
    assert_eq!(kind_of_form("cairn-saved-view"), Some(Kind::SavedView));
    assert_eq!(kind_of_form("another"), None);
    assert_eq!(kind_of_form("cairn_incidents"), None);
}
