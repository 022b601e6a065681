use super::*;
use proptest::prelude::*;

fn read(text: &str) -> String {
    show(read_words(text, None))
}

fn read_today(text: &str) -> String {
    // A Wednesday.
    show(read_words(text, Some(Day::of_civil(2024, 5, 15))))
}

fn show(reading: Result<WordsReading, WordsError>) -> String {
    match reading {
        Ok(WordsReading::One(date)) => date.to_string(),
        Ok(WordsReading::Ambiguous { day_first, month_first }) => format!("{day_first} or {month_first}"),
        Err(error) => format!("{error:?}"),
    }
}

#[test]
fn words_become_edtf() {
    for (text, edtf) in [
        ("2024-03-12~", "2024-03-12~"),
        ("early March 2024", "2024-03-01~/2024-03-10~"),
        ("Mid-March 2024", "2024-03-11~/2024-03-20~"),
        ("in mid March, 2024", "2024-03-11~/2024-03-20~"),
        ("late february 2024", "2024-02-21~/2024-02-29~"),
        ("end of March 2024", "2024-03-21~/2024-03-31~"),
        ("early 2024", "2024-01~/2024-04~"),
        ("late 1990s", "1997~/1999~"),
        ("the 1990s", "199X"),
        ("spring 2023", "2023-21"),
        ("in the autumn of 2023", "2023-23"),
        ("12 May 2024", "2024-05-12"),
        ("12th of May, 2024", "2024-05-12"),
        ("May 12, 2024", "2024-05-12"),
        ("Sept. 3rd 2024", "2024-09-03"),
        ("Sunday 12 May 2024", "2024-05-12"),
        ("May 2024", "2024-05"),
        ("2024", "2024"),
        ("around 12 May 2024", "2024-05-12~"),
        ("circa 1999", "1999~"),
        ("possibly around May 2024", "2024-05%"),
        ("May 2024?", "2024-05?"),
        ("before 12 May 2024", "../2024-05-11"),
        ("before March 2024", "../2024-02"),
        ("before 2024", "../2023"),
        ("after 31 December 2023", "2024-01-01/.."),
        ("after May 2024", "2024-06/.."),
        ("since May 2024", "2024-05/.."),
        ("until 12 May 2024", "../2024-05-12"),
        ("between 12 and 14 May 2024", "2024-05-12/2024-05-14"),
        ("between March and May 2024", "2024-03/2024-05"),
        ("between December 2023 and early May 2024", "2023-12/2024-05-10~"),
        ("from 12 May 2024 to 3 June 2024", "2024-05-12/2024-06-03"),
        ("12-14 May 2024", "2024-05-12/2024-05-14"),
        ("12 – 14 May 2024", "2024-05-12/2024-05-14"),
        ("May 12 to 14, 2024", "2024-05-12/2024-05-14"),
        ("2019-2021", "2019/2021"),
        ("2024/03/12", "2024-03-12"),
        ("03/2024", "2024-03"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("25.12.2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("١٢ May ٢٠٢٤", "2024-05-12"),
    ] {
        assert_eq!(read(text), edtf, "{text}");
    }
}

#[test]
fn words_of_four_more_languages_become_the_same_edtf() {
    for (edtf, texts) in [
        ("2024-05-12", ["12 de mayo de 2024", "le 12 mai 2024", "12 de maio de 2024", "12 مايو 2024"]),
        (
            "2024-05-12",
            ["domingo 12 de mayo de 2024", "dimanche 12 mai 2024", "domingo, 12 de maio de 2024", "الأحد 12 أيار 2024"],
        ),
        ("2024-01", ["enero de 2024", "janvier 2024", "janeiro de 2024", "يناير/كانون الثاني 2024"]),
        (
            "2024-03-01~/2024-03-10~",
            ["a principios de marzo de 2024", "début mars 2024", "no início de março de 2024", "أوائل آذار 2024"],
        ),
        (
            "2024-03-11~/2024-03-20~",
            ["mediados de marzo de 2024", "mi-mars 2024", "meados de março de 2024", "منتصف مارس ٢٠٢٤"],
        ),
        (
            "2024-03-21~/2024-03-31~",
            ["a finales de marzo de 2024", "fin mars 2024", "fim de março de 2024", "في أواخر مارس 2024"],
        ),
        ("2023-21", ["primavera de 2023", "au printemps 2023", "na primavera de 2023", "ربيع 2023"]),
        ("2024-05~", ["hacia mayo de 2024", "vers mai 2024", "por volta de maio de 2024", "حوالي مايو 2024"]),
        ("2024-05?", ["quizás mayo de 2024", "peut-être mai 2024", "talvez maio de 2024", "ربما مايو 2024"]),
        ("../2024-02", ["antes de marzo de 2024", "avant mars 2024", "antes de março de 2024", "قبل مارس 2024"]),
        ("2024-06/..", ["después de mayo de 2024", "après mai 2024", "depois de maio de 2024", "بعد أيار 2024"]),
        ("2024-05/..", ["desde mayo de 2024", "depuis mai 2024", "desde maio de 2024", "منذ مايو 2024"]),
        (
            "../2024-05-12",
            ["hasta el 12 de mayo de 2024", "jusqu’au 12 mai 2024", "até 12 de maio de 2024", "حتى 12 مايو 2024"],
        ),
        (
            "2024-05-12/2024-05-14",
            [
                "entre el 12 y el 14 de mayo de 2024",
                "entre le 12 et le 14 mai 2024",
                "entre 12 e 14 de maio de 2024",
                "بين 12 و14 مايو 2024",
            ],
        ),
        (
            "2024-05-12/2024-05-14",
            [
                "del 12 al 14 de mayo de 2024",
                "du 12 au 14 mai 2024",
                "de 12 a 14 de maio de 2024",
                "من 12 إلى 14 مايو 2024",
            ],
        ),
        ("2024", ["el año 2024", "l’année 2024", "no ano 2024", "عام 2024"]),
    ] {
        for text in texts {
            assert_eq!(read(text), edtf, "{text}");
        }
    }
    for (text, edtf) in [
        ("les années 1990", "199X"),
        ("la década de 1990", "199X"),
        ("1er mai 2024", "2024-05-01"),
        ("entre 12/05/2024 y 25/05/2024", "2024-05-12/2024-05-25"),
        ("12 غشت 2024", "2024-08-12"),
        ("قبل عام 2024", "../2023"),
        ("12 août 2024", "2024-08-12"),
        ("antes del 12/05/2024", "../2024-05-11 or ../2024-12-04"),
    ] {
        assert_eq!(read(text), edtf, "{text}");
    }
}

#[test]
fn four_more_languages_count_from_the_day_that_is_given() {
    for (edtf, texts) in [
        ("2024-05-14", ["ayer", "hier", "ontem", "أمس"]),
        ("2024-05-15", ["hoy", "aujourd'hui", "hoje", "اليوم"]),
        ("2024-05-12", ["hace 3 días", "il y a trois jours", "há 3 dias", "قبل 3 أيام"]),
        ("2024-05-01~", ["hace dos semanas", "il y a 2 semaines", "duas semanas atrás", "منذ أسبوعين"]),
        ("2024-04~", ["hace un mes", "il y a un mois", "há um mês", "قبل شهر"]),
        ("2024-05-06/2024-05-12", ["la semana pasada", "la semaine dernière", "na semana passada", "الأسبوع الماضي"]),
        ("2024-04", ["el mes pasado", "le mois dernier", "no mês passado", "الشهر الماضي"]),
        ("2023", ["el año pasado", "l’an dernier", "no ano passado", "العام الماضي"]),
        ("2024-05-13", ["el lunes pasado", "lundi dernier", "segunda-feira passada", "الاثنين الماضي"]),
        ("2023-05-16", ["16 de mayo", "le 16 mai", "16 de maio", "16 مايو"]),
    ] {
        for text in texts {
            assert_eq!(read_today(text), edtf, "{text}");
        }
    }
    for (text, error) in [
        ("ayer", "NeedsToday"),
        ("12 de mayo", "NeedsYear"),
        ("30 février 2024", "NoSuchDay"),
        ("lunes 12 de mayo de 2024", "OtherWeekday"),
        ("un día de estos", "NotUnderstood"),
        ("12 de mayo of 2024", "NotUnderstood"),
        ("و", "NotUnderstood"),
    ] {
        assert_eq!(read(text), error, "{text}");
    }
}

#[test]
fn what_reads_two_ways_is_asked() {
    assert_eq!(read("12/05/2024"), "2024-05-12 or 2024-12-05");
    assert_eq!(read("before 12/05/2024"), "../2024-05-11 or ../2024-12-04");
    assert_eq!(read("12-05-2024"), "2024-05-12 or 2024-12-05");
    assert_eq!(read_today("12/05"), "2024-05-12 or 2023-12-05");
    // The other end decides.
    assert_eq!(read("between 12/05/2024 and 25/05/2024"), "2024-05-12/2024-05-25");
}

#[test]
fn what_needs_a_clock_is_refused_without_one() {
    for text in ["yesterday", "today", "3 days ago", "last week", "last monday"] {
        assert_eq!(read(text), "NeedsToday", "{text}");
    }
    for text in ["12 May", "12/05", "March", "early March", "12/05/24", "summer"] {
        assert_ne!(read_words(text, None).map(|_| ()), Ok(()), "{text}");
    }
    assert_eq!(read("12 May"), "NeedsYear");
    assert_eq!(read("March"), "NeedsYear");
}

#[test]
fn words_count_from_the_day_that_is_given() {
    for (text, edtf) in [
        ("yesterday", "2024-05-14"),
        ("today", "2024-05-15"),
        ("3 days ago", "2024-05-12"),
        ("two weeks ago", "2024-05-01~"),
        ("5 months ago", "2023-12~"),
        ("last week", "2024-05-06/2024-05-12"),
        ("last month", "2024-04"),
        ("this year", "2024"),
        ("last wednesday", "2024-05-08"),
        ("last monday", "2024-05-13"),
        ("16 May", "2023-05-16"),
        ("May 15", "2024-05-15"),
        ("before yesterday", "../2024-05-13"),
    ] {
        assert_eq!(read_today(text), edtf, "{text}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (text, error) in [
        ("30 February 2024", "NoSuchDay"),
        ("2024-02-30", "NoSuchDay"),
        ("Monday 12 May 2024", "OtherWeekday"),
        ("from June 2024 to May 2024", "Backwards"),
        ("a while back", "NotUnderstood"),
        ("", "NotUnderstood"),
        ("soon", "NotUnderstood"),
        ("31/31/2024", "NoSuchDay"),
        ("after 9999", "NoSuchDay"),
    ] {
        assert_eq!(read(text), error, "{text}");
    }
    assert_eq!(read_words(&"may ".repeat(100), None), Err(WordsError::TooLong));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = read_words(&text, Some(Day::of_civil(2024, 5, 15)));
    }

    #[test]
    fn any_words_of_dates_are_read_or_refused(
        words in proptest::collection::vec(
            prop_oneof![
                Just("early"), Just("between"), Just("and"), Just("from"), Just("to"), Just("before"), Just("12"),
                Just("may"), Just("2024"), Just("-"), Just("last"), Just("week"), Just("monday"), Just("around"),
                Just("12/05"), Just("1990s"), Just("9999"), Just("0001"), Just("ago"), Just("999"), Just("years"), Just("?"),
            ],
            0..8,
        )
    ) {
        let text = words.join(" ");
        for today in [None, Some(Day::FIRST), Some(Day::of_civil(1, 1, 1)), Some(Day::LAST)] {
            if let Ok(WordsReading::One(date)) = read_words(&text, today) {
                prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
            }
        }
    }
}
