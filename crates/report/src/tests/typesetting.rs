use std::process::Command;

use super::{key, sample};
use crate::input::{Incident, Indicator, Statement};
use crate::{Fonts, Language, Pdf, ReportInput, typeset};

fn set(input: &ReportInput) -> Pdf {
    typeset(input, &Fonts::bundled(), &key().public().fingerprint(), Some(br#"{"schema":"x"}"#)).unwrap()
}

/// The document's text by pdftotext, or nothing where that is not installed.
fn words(pdf: &Pdf) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let output = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().ok()?;
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

fn holds(pdf: &Pdf, needle: &str) -> bool {
    pdf.bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn documents_declare_their_standards_and_language() {
    for language in Language::ALL {
        let pdf = set(&sample(language));
        assert!(pdf.pages >= 4);
        assert_eq!(pdf.losses, crate::Losses::default(), "{language:?}");
        assert!(
            holds(&pdf, "<pdfaid:part>3</pdfaid:part>") && holds(&pdf, "<pdfaid:conformance>A</pdfaid:conformance>")
        );
        assert!(holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"));
        assert!(
            holds(&pdf, &format!("/Lang({})", language.tag())) || holds(&pdf, &format!("/Lang ({})", language.tag()))
        );
        assert!(holds(&pdf, "/StructTreeRoot"));
        assert!(holds(&pdf, "records.json"));
        assert_eq!(pdf.bytes, set(&sample(language)).bytes);
    }
}

#[test]
fn what_people_write_is_never_markup() {
    let mut input = sample(Language::English);
    input.title = "#panic(\"x\") = Heading *bold* `raw` $math$ \\ <label> @ref // not a comment".into();
    input.summary =
        "#include \"/etc/passwd\"\n#read(\"/etc/hostname\")\n= no heading\n- no list\n#sys.inputs ] [ } {".into();
    let pdf = set(&input);
    let Some(words) = words(&pdf) else { return };
    for kept in [
        "#panic",
        "*bold*",
        "`raw`",
        "$math$",
        "<label>",
        "@ref",
        "// not a comment",
        "#include",
        "#read",
        "= no heading",
        "- no list",
        "] [ } {",
    ] {
        assert!(words.contains(kept), "{kept} in {words}");
    }
}

#[test]
fn hostile_and_foreign_text_is_shown_or_owned_up_to() {
    let mut input = sample(Language::Arabic);
    input.title = format!("\u{202e}fdp.exe {}", "ط".repeat(10_000));
    input.summary = "x".repeat(10_000);
    input.method = "e\u{301} x\u{651} \u{651} q\u{308}\u{323}\u{323} ا\u{200d}ب ا\u{200c}ب \u{200f}a\u{feff}b\u{0}c\u{7}d\u{e000} \u{10ffff} \u{1F468}\u{200d}\u{1F469}\u{fe0f} 漢字 မြန်မာ עברית ไทย हिन्दी".into();
    input.incidents.push(Incident {
        statements: vec![
            Statement {
                text: "\u{300}\u{301}\u{302} \u{0e47} a\u{20dd} \u{1e00}\u{fb03}".into(),
                ..Statement::default()
            },
            Statement::default(),
        ],
        acts: vec![crate::input::Act::default()],
        interventions: vec![crate::input::Intervention::default()],
        ..Incident::default()
    });
    input.indicators.push(Indicator { value: format!("http://{}/", "a.".repeat(5000)), ..Indicator::default() });
    input.author = String::new();
    let pdf = set(&input);
    if let Some(folder) = std::env::var_os("CAIRN_SAMPLES") {
        std::fs::write(std::path::PathBuf::from(folder).join("hostile.pdf"), &pdf.bytes).unwrap();
    }
    assert!(pdf.losses.directions);
    for missing in ['漢', 'မ', 'ไ', 'ह', '\u{e000}'] {
        assert!(pdf.losses.missing.contains(&missing), "{missing}");
    }
    if let Some(words) = words(&pdf) {
        assert!(words.contains("U+6F22"), "the limits name the characters");
        let letters = words.matches('x').count();
        assert!(letters >= 10_000, "no letter of a long word is lost: {letters}");
    }
}

#[test]
fn an_empty_report_can_be_set() {
    for language in Language::ALL {
        let mut input = sample(language);
        input.title = String::new();
        input.circle = String::new();
        input.author = String::new();
        input.summary = String::new();
        input.incidents.clear();
        input.persons.clear();
        input.indicators.clear();
        input.items.clear();
        input.custody.clear();
        input.consents.clear();
        input.codebook.terms.clear();
        input.limits.clear();
        assert!(set(&input).pages >= 1);
    }
}

/// Writes the samples where they can be looked at: `CAIRN_SAMPLES=/tmp/x cargo test -p cairn-report -- --include-ignored typesetting`.
#[test]
#[ignore = "writes files for the eye"]
fn samples() {
    let folder = std::path::PathBuf::from(std::env::var_os("CAIRN_SAMPLES").unwrap());
    for language in Language::ALL {
        std::fs::write(folder.join(format!("{}.pdf", language.tag())), set(&sample(language)).bytes).unwrap();
    }
}
