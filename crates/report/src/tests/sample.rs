//! An invented report with everything in it. No one in it exists.

use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_keys::{DeviceKey, sha256, sshsig};
use cairn_model::canon::to_canonical_json;
use cairn_model::{Fields, Path, RecordId, Timestamp, Value};
use serde_json::json;

use crate::input::*;
use crate::package::ATTESTATION_NAMESPACE;
use crate::{ItemSource, Language, PackageReader, PackageSink};

/// A package in memory.
#[derive(Default, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl PackageSink for Files {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        assert!(self.0.insert(path.to_owned(), bytes).is_none(), "{path} came twice");
        Ok(())
    }
}

impl PackageReader for Files {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        Ok(self.0.iter().map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}

/// Items in memory.
pub(crate) struct Items(pub(crate) BTreeMap<RecordId, Vec<u8>>);

impl ItemSource for Items {
    fn open(&mut self, id: &RecordId) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(id).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}

pub(crate) fn key() -> DeviceKey {
    DeviceKey::from_seed([42; 32])
}

fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n.wrapping_mul(37).wrapping_add(11); 16])
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.into(), value: value.into() }
}

pub(crate) fn attest(
    seed: u8,
    kind: &str,
    item: &Item,
    parents: &[String],
    time: &str,
    name: &str,
) -> (SignedStatement, String) {
    let device = DeviceKey::from_seed([seed; 32]);
    let json = to_canonical_json(&json!({
        "schema": "cairn.attestation/1",
        "kind": kind,
        "subject": item.id,
        "sha256": item.sha256.map(hex::encode),
        "parents": parents,
        "by": { "name": name, "device": device.public().openssh() },
        "time": time,
        "details": {},
    }))
    .unwrap();
    let signature = sshsig::sign(&device, ATTESTATION_NAMESPACE, &json).unwrap();
    let hash = hex::encode(sha256(&json));
    (SignedStatement { json: String::from_utf8(json).unwrap(), signature }, hash)
}

/// Gives the report and its items.
pub(crate) fn sample_with_items(language: Language) -> (ReportInput, Items) {
    let input = sample(language);
    let bytes = [(input.items[0].id, photo()), (input.items[1].id, b"line one\nline two\n".to_vec())];
    (input, Items(bytes.into()))
}

fn photo() -> Vec<u8> {
    (0..50_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

pub(crate) fn sample(language: Language) -> ReportInput {
    match language {
        Language::English => english(),
        Language::Arabic => arabic(),
    }
}

fn items(titles: [&str; 3], names: [&str; 3], origins: [&str; 3]) -> Vec<Item> {
    let contents = [photo(), b"line one\nline two\n".to_vec(), Vec::new()];
    let types = ["image/jpeg", "text/plain", ""];
    let mut items = Vec::new();
    for (n, content) in contents.iter().enumerate() {
        let enclosed = n < 2;
        items.push(Item {
            id: id(n as u8 + 1),
            title: titles[n].into(),
            file_name: names[n].into(),
            media_type: types[n].into(),
            sha256: enclosed.then(|| sha256(content)),
            size: content.len() as u64,
            collected: ["2024-03-02", "2024-03-05", "2024-03-02~"][n].into(),
            origin: origins[n].into(),
            facts: vec![],
            inclusion: if enclosed { Inclusion::Enclosed } else { Inclusion::Listed },
        });
    }
    items
}

fn custody(items: &[Item], names: [&str; 2]) -> Vec<SignedStatement> {
    let (collected, first) = attest(1, "collected", &items[0], &[], "2024-03-02T08:11:40.000Z", names[0]);
    let (sealed, second) = attest(1, "sealed", &items[0], &[first], "2024-03-02T08:12:05.000Z", names[0]);
    let (other, _) = attest(2, "collected", &items[1], &[], "2024-03-05T15:40:00.000Z", names[1]);
    let (viewed, third) = attest(2, "viewed", &items[0], &[second], "2024-03-06T10:00:12.000Z", names[1]);
    let (exported, _) = attest(1, "exported", &items[0], &[third], "2024-04-01T09:30:00.000Z", names[0]);
    vec![collected, sealed, other, viewed, exported]
}

fn records(title: &str) -> Vec<Record> {
    let mut fields = Fields::new();
    fields.insert(Path::parse("title").unwrap(), Value::from(title));
    fields.insert(Path::parse("date").unwrap(), Value::from("2024-03-01~/2024-03-02"));
    vec![Record { id: id(9), kind: "incident".into(), fields }]
}

fn permission(purpose: (&str, &str), answer: (&str, &str), until: &str) -> Permission {
    let named = |pair: (&str, &str)| Named { code: pair.0.into(), label: pair.1.into() };
    Permission { purpose: named(purpose), answer: named(answer), until: until.into() }
}

fn term(vocabulary: &str, code: &str, label: &str, maps: &[(&str, &str)]) -> Term {
    Term {
        vocabulary: vocabulary.into(),
        code: code.into(),
        label: label.into(),
        maps: maps.iter().map(|(standard, code)| ((*standard).to_owned(), (*code).to_owned())).collect(),
    }
}

fn english() -> ReportInput {
    let items = items(
        ["Photograph of the door", "Text message with a link", "Receipt for two seized laptops"],
        ["IMG 2041 (door).JPG", "message.txt", ""],
        ["Phone of T-3", "Phone of T-3", "Handed over on paper by the officers"],
    );
    ReportInput {
        id: id(200),
        version: 2,
        supersedes: Some(hex::encode([0xab; 32])),
        language: Language::English,
        title: "Raid on the River Watch print shop, and the spyware that came before it".into(),
        audience: Named { code: "un".into(), label: "UN special procedures".into() },
        profile: Named { code: "un".into(), label: "UN procedure".into() },
        circle: "River Watch".into(),
        author: "Documentation desk".into(),
        created: "2026-11-23T09:30:00.000Z".parse::<Timestamp>().unwrap(),
        marking: Marking { tlp: "amber+strict".into(), pap: Some("green".into()) },
        summary: "On or about 1 March 2024 six officers entered the print shop of a local association and took two laptops. Ten days earlier the shop's phone had been infected through a text message whose link led to a server known from other cases.\nThe person arrested was released after 31 hours. The laptops have not been returned.".into(),
        method: "Two people were interviewed apart, in person, by the same documenter. The phone was examined with MVT against three indicator sets.".into(),
        incidents: vec![
            Incident {
                id: id(9).to_string(),
                title: "Raid on the print shop".into(),
                date: "2024-03-01~/2024-03-02".into(),
                place: "Old Harbour district".into(),
                description: "Six officers, two of them in uniform, entered at about five in the morning. They showed no warrant.\nThey photographed the shelves, asked for the list of customers, and left with two laptops and a phone.".into(),
                facts: vec![fact("Status", "documented"), fact("Marking", "TLP:AMBER+STRICT")],
                acts: vec![
                    Act {
                        victim: "T-3".into(),
                        what: "Arbitrary arrest".into(),
                        methods: vec!["without warrant".into(), "at night".into()],
                        date: "2024-03-01~".into(),
                        place: String::new(),
                        involvements: vec![Involvement { who: "Harbour police, night unit".into(), facts: vec![fact("Degree", "direct"), fact("Status", "no investigation known")] }],
                        facts: vec![fact("Duration", "31 hours")],
                    },
                    Act {
                        victim: "River Watch".into(),
                        what: "Device seizure".into(),
                        methods: vec![],
                        date: "2024-03-01~".into(),
                        place: "Old Harbour district".into(),
                        involvements: vec![],
                        facts: vec![],
                    },
                ],
                statements: vec![Statement {
                    informant: "T-3".into(),
                    date: "2024-03-05".into(),
                    text: "They knew the names before I said them. One of them read from his phone what I had written the evening before.\nI signed a paper. I was not given a copy.".into(),
                    reliability: "B – usually reliable".into(),
                    credibility: "2 – probably true".into(),
                    cites: vec!["item 1".into(), "item 3, front side".into()],
                    facts: vec![],
                }],
                interventions: vec![Intervention { who: "Bar association".into(), whom: "T-3".into(), date: "2024-03-02".into(), response: "A lawyer asked to see the file; the request was refused in writing.".into(), impact: "Complaint pending".into() }],
                links: vec![fact("followed", "Infection of the shop's phone")],
            },
            Incident {
                id: id(10).to_string(),
                title: "Infection of the shop's phone".into(),
                date: "2024-02-20".into(),
                place: String::new(),
                description: "A text message announced a parcel. Its link was opened once.".into(),
                ..Incident::default()
            },
        ],
        persons: vec![Person { name: "T-3".into(), facts: vec![fact("Role", "print shop worker")] }],
        indicators: vec![
            Indicator { kind: "Domain".into(), value: "parcel-notice.example".into(), label: "Spyware, stage one".into(), seen: "2024-02-20".into(), origin: "item 2".into() },
            Indicator { kind: "URL".into(), value: "https://parcel-notice.example/t/8f3a9c?id=77120034981200349812003498".into(), label: "Spyware, stage one".into(), seen: String::new(), origin: String::new() },
            Indicator { kind: "SHA-256".into(), value: hex::encode([0x5c; 32]), label: "Loader".into(), seen: String::new(), origin: "partner feed of 2024-02".into() },
        ],
        custody: custody(&items, ["Amal", "Luis"]),
        items,
        consents: vec![Consent {
            id: id(30).to_string(),
            person: "T-3".into(),
            obtained: "2024-03-05".into(),
            manner: "written".into(),
            permissions: vec![
                permission(("un", "UN procedure"), ("anonymised", "anonymised"), "2029-03-05"),
                permission(("public", "Public"), ("no", "no"), ""),
            ],
            facts: vec![fact("Language", "English, no interpreter")],
        }],
        codebook: Codebook {
            version: "cairn-codebook 2026.1".into(),
            terms: vec![
                term("act-type", "device-seizure", "Device seizure", &[]),
                term("act-type", "arbitrary-arrest", "Arbitrary arrest", &[("huridocs", "06 02"), ("misp", "hr:arrest")]),
            ],
        },
        limits: vec!["The phone was not examined again after the raid.".into(), "One record was left out because its consent does not cover this audience.".into()],
        records: records("Raid on the print shop"),
        embedding: Embedding::Records,
    }
}

fn arabic() -> ReportInput {
    let items = items(
        ["صورة الباب", "رسالة نصية فيها رابط", "إيصال بحاسوبين محمولين محجوزين"],
        ["صورة الباب 2041.JPG", "message.txt", ""],
        ["هاتف «س-٣»", "هاتف «س-٣»", "سلّمه الضباط ورقيًا"],
    );
    ReportInput {
        language: Language::Arabic,
        title: "مداهمة مطبعة «رصد النهر» وبرنامج التجسس الذي سبقها".into(),
        audience: Named { code: "un".into(), label: "الإجراءات الخاصة للأمم المتحدة".into() },
        profile: Named { code: "un".into(), label: "إجراء أممي".into() },
        circle: "رصد النهر".into(),
        author: "مكتب التوثيق".into(),
        summary: "في الأول من آذار/مارس 2024 أو نحوه دخل ستة ضباط مطبعة جمعية محلية وأخذوا حاسوبين محمولين. وقبل ذلك بعشرة أيام أُصيب هاتف المطبعة عبر رسالة نصية يقود رابطها إلى خادم معروف من حالات أخرى.\nأُفرج عن الشخص الموقوف بعد 31 ساعة. ولم يُعَد الحاسوبان.".into(),
        method: "قوبل شخصان كلٌّ على حدة، حضوريًا، وأجرى المقابلتين الموثِّق نفسه. وفُحص الهاتف ببرنامج MVT على ثلاث مجموعات من المؤشرات.".into(),
        incidents: vec![
            Incident {
                id: id(9).to_string(),
                title: "مداهمة المطبعة".into(),
                date: "2024-03-01~/2024-03-02".into(),
                place: "حي الميناء القديم".into(),
                description: "دخل ستة ضباط، اثنان منهم بالزي الرسمي، نحو الخامسة صباحًا، ولم يُبرزوا أي مذكرة.\nصوّروا الرفوف، وطلبوا قائمة الزبائن، وغادروا ومعهم حاسوبان محمولان وهاتف من طراز Fairphone 4.".into(),
                facts: vec![fact("الحالة", "موثَّقة"), fact("درجة التداول", "TLP:AMBER+STRICT")],
                acts: vec![
                    Act {
                        victim: "س-٣".into(),
                        what: "توقيف تعسفي".into(),
                        methods: vec!["بلا مذكرة".into(), "ليلًا".into()],
                        date: "2024-03-01~".into(),
                        place: String::new(),
                        involvements: vec![Involvement { who: "شرطة الميناء، الوحدة الليلية".into(), facts: vec![fact("الدرجة", "مباشر"), fact("الوضع", "لا تحقيق معروف")] }],
                        facts: vec![fact("المدة", "31 ساعة")],
                    },
                    Act { victim: "رصد النهر".into(), what: "حجز أجهزة".into(), date: "2024-03-01~".into(), place: "حي الميناء القديم".into(), ..Act::default() },
                ],
                statements: vec![Statement {
                    informant: "س-٣".into(),
                    date: "2024-03-05".into(),
                    text: "كانوا يعرفون الأسماء قبل أن أنطق بها. وقرأ أحدهم من هاتفه ما كتبتُه مساء اليوم السابق.\nوقّعتُ ورقة ولم أُعطَ نسخة منها.".into(),
                    reliability: "B – موثوق عادة".into(),
                    credibility: "2 – صحيحة على الأرجح".into(),
                    cites: vec!["المادة 1".into(), "المادة 3، الوجه الأمامي".into()],
                    facts: vec![],
                }],
                interventions: vec![Intervention { who: "نقابة المحامين".into(), whom: "س-٣".into(), date: "2024-03-02".into(), response: "طلب محامٍ الاطلاع على الملف، ورُفض الطلب كتابةً.".into(), impact: "الشكوى قيد النظر".into() }],
                links: vec![fact("أعقبت", "إصابة هاتف المطبعة")],
            },
            Incident { id: id(10).to_string(), title: "إصابة هاتف المطبعة".into(), date: "2024-02-20".into(), description: "أعلنت رسالة نصية عن طرد، وفُتح رابطها مرة واحدة.".into(), ..Incident::default() },
        ],
        persons: vec![Person { name: "س-٣".into(), facts: vec![fact("الدور", "عامل في المطبعة")] }],
        indicators: vec![
            Indicator { kind: "نطاق".into(), value: "parcel-notice.example".into(), label: "برنامج تجسس، المرحلة الأولى".into(), seen: "2024-02-20".into(), origin: "المادة 2".into() },
            Indicator { kind: "رابط".into(), value: "https://parcel-notice.example/t/8f3a9c?id=77120034981200349812003498".into(), label: "برنامج تجسس".into(), ..Indicator::default() },
            Indicator { kind: "SHA-256".into(), value: hex::encode([0x5c; 32]), label: "مُحمِّل".into(), seen: String::new(), origin: "مجموعة شريك، شباط/فبراير 2024".into() },
        ],
        custody: custody(&items, ["أمل", "لويس"]),
        items,
        consents: vec![Consent {
            id: id(30).to_string(),
            person: "س-٣".into(),
            obtained: "2024-03-05".into(),
            manner: "كتابةً".into(),
            permissions: vec![
                permission(("un", "إجراء أممي"), ("anonymised", "بلا اسم"), "2029-03-05"),
                permission(("public", "الجمهور"), ("no", "لا"), ""),
            ],
            facts: vec![fact("اللغة", "العربية، بلا مترجم")],
        }],
        codebook: Codebook {
            version: "cairn-codebook 2026.1".into(),
            terms: vec![
                term("act-type", "device-seizure", "حجز أجهزة", &[]),
                term("act-type", "arbitrary-arrest", "توقيف تعسفي", &[("huridocs", "06 02"), ("misp", "hr:arrest")]),
            ],
        },
        limits: vec!["لم يُفحص الهاتف مرة أخرى بعد المداهمة.".into(), "استُبعد سجل واحد لأن الموافقة عليه لا تشمل هذه الجهة.".into()],
        records: records("مداهمة المطبعة"),
        ..english()
    }
}
