use super::*;
use crate::{ItemId, Path};

fn put(fields: &mut Fields, path: &str, value: impl Into<Value>) {
    fields.insert(Path::parse(path).unwrap(), value.into());
}

/// A template: five levels that weigh 1 to 5, capacity down to one half, bands from 0, 5, 10 and 17.
fn scales() -> Fields {
    let mut fields = Fields::new();
    let capacity = [1.0, 0.9, 0.75, 0.6, 0.5];
    for scale in Scale::ALL {
        let levels: Vec<(&str, Value)> = match scale {
            Scale::Category => {
                vec![("people", Value::Int(1)), ("organisation", Value::Real(0.8)), ("programme", Value::Real(0.8))]
            }
            Scale::Band => [("low", 0), ("moderate", 5), ("high", 10), ("critical", 17)]
                .map(|(code, from)| (code, Value::Int(from)))
                .to_vec(),
            _ => {
                let terms = scale.vocabulary().unwrap().terms();
                terms
                    .iter()
                    .enumerate()
                    .map(|(place, term)| {
                        let place_weight = i64::try_from(place).unwrap();
                        let weight = match scale {
                            Scale::Capacity => Value::Real(capacity[place]),
                            Scale::History | Scale::Capability | Scale::Intent => Value::Int(place_weight),
                            _ => Value::Int(place_weight + 1),
                        };
                        (term.code, weight)
                    })
                    .collect()
            }
        };
        for (order, (code, weight)) in levels.into_iter().enumerate() {
            let item = format!("scales/{}", ItemId::derive(&[scale.name().as_bytes(), code.as_bytes()]));
            put(&mut fields, &item, true);
            put(&mut fields, &format!("{item}/scale"), scale.name());
            put(&mut fields, &format!("{item}/code"), code);
            put(&mut fields, &format!("{item}/order"), i64::try_from(order).unwrap() + 1);
            fields.insert(Path::parse(&format!("{item}/weight")).unwrap(), weight);
        }
    }
    fields
}

fn item(scale: Scale, code: &str) -> String {
    format!("scales/{}", ItemId::derive(&[scale.name().as_bytes(), code.as_bytes()]))
}

fn assessment(of: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::new();
    for (path, value) in of {
        put(&mut fields, path, *value);
    }
    fields
}

fn of(values: &[(&str, &str)]) -> Score {
    let template = Template::read(&scales(), 1);
    assert_eq!(template.problems(), []);
    evaluate(&template, &assessment(values))
}

#[test]
fn the_number_is_likelihood_times_impact_times_what_capacity_leaves() {
    let score = of(&[("likelihood", "likely"), ("impact", "extreme"), ("capacity", "fair")]);
    assert_eq!((score.raw, score.score), (Some(20_000), Some(15_000)));
    assert_eq!((score.raw_band.as_deref(), score.band.as_deref()), (Some("critical"), Some("high")));
    assert_eq!((score.cell, score.remarks.as_slice()), (Some((3, 4)), &[][..]));
    assert_eq!(decimal(15_000), "15");
    assert_eq!((decimal(7_500), decimal(250), decimal(0)), ("7.5".to_owned(), "0.25".to_owned(), "0".to_owned()));
}

#[test]
fn every_cell_of_the_matrix_has_a_band_and_grows_with_both_scales() {
    let template = Template::read(&scales(), 1);
    let mut before = Vec::new();
    for likelihood in Vocabulary::Likelihood.terms() {
        let row: Vec<u64> = Vocabulary::Severity
            .terms()
            .iter()
            .map(|impact| {
                let score =
                    evaluate(&template, &assessment(&[("likelihood", likelihood.code), ("impact", impact.code)]));
                assert!(score.band.is_some());
                score.score.unwrap()
            })
            .collect();
        assert!(row.is_sorted() && row.iter().zip(&before).all(|(now, below)| now > below));
        before = row;
    }
}

#[test]
fn harm_to_people_is_not_averaged_away() {
    let score = of(&[
        ("likelihood", "possible"),
        ("impact_people", "extreme"),
        ("impact_organisation", "minor"),
        ("impact_programme", "minor"),
    ]);
    assert_eq!((score.impact.by, score.impact.weight), (Some(Category::People), Some(5_000)));
    assert_eq!(score.raw, Some(15_000));
    // A category that counts less comes to the lowest level that weighs as much: 4 × 0.8 is shown as 4, not as 3.
    let score = of(&[("likelihood", "possible"), ("impact_organisation", "severe")]);
    assert_eq!((score.impact.weight, score.impact.level.as_deref()), (Some(3_200), Some("severe")));
    // What was said overall counts where it is the largest.
    let score = of(&[("likelihood", "possible"), ("impact", "extreme"), ("impact_people", "minor")]);
    assert_eq!((score.impact.by, score.impact.weight), (None, Some(5_000)));
}

#[test]
fn what_is_not_said_or_not_known_gives_no_number() {
    let score = of(&[("impact", "severe"), ("capacity", "good")]);
    assert_eq!((score.score, score.cell), (None, None));
    assert_eq!(score.remarks, [Remark::NoLikelihood]);
    let score = of(&[("likelihood", "certain"), ("impact", "severe"), ("capacity", "good")]);
    assert_eq!(score.score, None);
    assert_eq!(score.remarks, [Remark::UnknownCode { field: "likelihood", code: "certain".to_owned() }]);
    // One impact that cannot be counted may be the worst.
    let score = of(&[("likelihood", "likely"), ("impact_people", "x-end"), ("impact_programme", "minor")]);
    assert_eq!((score.score, score.impact.level), (None, None));
    assert!(score.remarks.contains(&Remark::UnknownCode { field: "impact_people", code: "x-end".to_owned() }));
    assert!(of(&[("likelihood", "likely")]).remarks.contains(&Remark::NoImpact));
}

#[test]
fn capacity_that_is_not_said_takes_nothing_off() {
    let score = of(&[("likelihood", "likely"), ("impact", "severe")]);
    assert_eq!((score.raw, score.score), (Some(16_000), Some(16_000)));
    assert_eq!(score.remarks, [Remark::NoCapacity]);
    let score = of(&[("likelihood", "likely"), ("impact", "severe"), ("capacity", "endless")]);
    assert_eq!(score.score, Some(16_000));
    assert_eq!(score.remarks, [Remark::UnknownCode { field: "capacity", code: "endless".to_owned() }]);
}

#[test]
fn the_residual_keeps_what_is_not_said_of_it_and_is_held_against_now() {
    let now = [("likelihood", "likely"), ("impact", "severe"), ("capacity", "strong")];
    assert_eq!(of(&now).residual, None);
    let after = |more: &[(&str, &str)]| of(&[&now[..], more].concat());
    let residual = after(&[("residual_likelihood", "unlikely")]).residual.unwrap();
    assert_eq!((residual.impact.code.as_str(), residual.score), ("severe", Some(4_000)));
    assert_eq!(residual.band.as_deref(), Some("low"));
    let score = after(&[("residual_likelihood", "likely"), ("residual_impact", "extreme")]);
    assert!(score.remarks.contains(&Remark::ResidualNotLower));
}

#[test]
fn an_adversary_speaks_for_a_likelihood_and_decides_none() {
    let ratings = [("history", "high"), ("capability", "very-high"), ("intent", "high")];
    let with = |likelihood: &'static str| {
        of(&[&[("likelihood", likelihood), ("impact", "severe"), ("capacity", "none")][..], &ratings[..]].concat())
    };
    // (3 + 4 + 3) of 12 lies between the fourth and the fifth level.
    let suggestion = Remark::AdversarySuggests { code: "very-likely".to_owned() };
    assert_eq!(with("unlikely").remarks, [suggestion]);
    assert_eq!(with("unlikely").raw, Some(8_000));
    assert_eq!(with("very-likely").remarks, []);
}

#[test]
fn a_broken_template_is_told_apart_and_what_is_broken_counts_for_nothing() {
    let mut fields = scales();
    put(&mut fields, &format!("{}/weight", item(Scale::Capacity, "strong")), 900);
    put(&mut fields, &format!("{}/weight", item(Scale::Likelihood, "unlikely")), 0);
    put(&mut fields, &format!("{}/weight", item(Scale::Impact, "severe")), 2);
    put(&mut fields, &format!("{}/code", item(Scale::Impact, "extreme")), "apocalyptic");
    put(&mut fields, &format!("{}/weight", item(Scale::Band, "low")), 1);
    put(&mut fields, &format!("{}/code", item(Scale::Category, "programme")), "people");
    fields.remove(format!("{}/weight", item(Scale::Intent, "none")).as_str());
    let template = Template::read(&fields, 1);
    let own = |code: &str| code.to_owned();
    for wanted in [
        TemplateProblem::OutOfRange { scale: Scale::Capacity, code: own("strong") },
        TemplateProblem::OutOfRange { scale: Scale::Likelihood, code: own("unlikely") },
        TemplateProblem::NotInOrder { scale: Scale::Impact, code: own("severe") },
        TemplateProblem::UnknownLevel { scale: Scale::Impact, code: own("apocalyptic") },
        TemplateProblem::Missing { scale: Scale::Impact, code: own("extreme") },
        TemplateProblem::Missing { scale: Scale::Band, code: own("lowest") },
        TemplateProblem::Missing { scale: Scale::Category, code: own("programme") },
        TemplateProblem::Twice { scale: Scale::Category, code: own("people") },
        TemplateProblem::NoWeight { scale: Scale::Intent, code: own("none") },
    ] {
        assert!(template.problems().contains(&wanted), "{wanted:?}: {:?}", template.problems());
    }
    let score = evaluate(&template, &assessment(&[("likelihood", "unlikely"), ("impact", "minor")]));
    assert_eq!(score.score, None);
    assert!(score.remarks.contains(&Remark::NoWeight { scale: Scale::Likelihood, code: own("unlikely") }));
    // 1 × 0.x: below the lowest band there is none.
    let empty = Template::read(&Fields::new(), 1);
    assert_eq!(evaluate(&empty, &assessment(&[("likelihood", "likely"), ("impact", "minor")])).score, None);
}

#[test]
fn an_older_version_keeps_its_scales() {
    let mut fields = scales();
    let old = item(Scale::Band, "critical");
    put(&mut fields, &format!("{old}/until"), 1);
    let new = "scales/00000000000000ff";
    for (leaf, value) in [("scale", "band"), ("code", "critical")] {
        put(&mut fields, &format!("{new}/{leaf}"), value);
    }
    put(&mut fields, new, true);
    put(&mut fields, &format!("{new}/weight"), 12);
    put(&mut fields, &format!("{new}/since"), 2);
    let values = assessment(&[("likelihood", "likely"), ("impact", "severe")]);
    let band = |version| evaluate(&Template::read(&fields, version), &values).band;
    assert_eq!((band(1).as_deref(), band(2).as_deref()), (Some("high"), Some("critical")));
}
