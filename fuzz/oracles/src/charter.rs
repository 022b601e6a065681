//! Pages of the charter, chains of them, and epochs.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{MAX_PAGE, MAX_PAGES};
use cairn_ledger::{
    Amendment, Charter, Closing, EntryHash, Epochs, Extension, Head, NewPerson, Newcomer, Role, SignedPage,
};
use cairn_model::Timestamp;
use cairn_sync::CharterView;

use crate::Seed;
use crate::cbor::{page_body, sign_page};
use crate::script::{Script, push_piece};

/// How many devices sign in these targets; the first is the founder's.
const DEVICES: u8 = 5;

fn key(number: u8) -> DeviceKey {
    DeviceKey::from_seed([number + 1; 32])
}

/// A page that is read was signed by all whom it names, and is kept as it came.
///
/// The first byte says whether the rest is a page, or a body that is signed here by the founder.
pub(crate) fn page(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let page = match script.byte() % 2 {
        0 => script.rest().to_vec(),
        _ => sign_page(script.rest(), &[&key(0)]),
    };
    let Ok(read) = SignedPage::decode(&page) else { return };
    assert!(page.len() <= MAX_PAGE);
    crate::accepted();
    assert_eq!(read.bytes(), page);
    assert!(!read.signers().is_empty());
    let _ = Charter::verify(std::slice::from_ref(&page));
    if let Ok(both) = read.cosign(&key(4)) {
        assert_eq!((both.hash(), both.signers().len()), (read.hash(), read.signers().len() + 1));
    }
    for device in &read.page().devices {
        assert!(read.page().person_of(&device.log).is_some());
    }
}

pub(crate) fn page_seeds() -> Vec<Seed> {
    let story = story();
    let mut seeds = Vec::new();
    for (number, page) in story.pages().iter().enumerate() {
        seeds.push(Seed::new(&format!("page-{number}"), [&[0][..], page.bytes()].concat()));
        let body = page_body(page.bytes()).unwrap_or_default();
        seeds.push(Seed::new(&format!("body-{number}"), [&[1][..], body].concat()));
    }
    seeds
}

/// A chain of pages that verifies is taken page by page too, gives the same verdicts, and holds each page once.
///
/// A list of bodies, each with a byte that says who of the five devices signs, and one whose first bit says that the body
/// shall follow the one before, whatever it says itself.
pub(crate) fn charter(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let mut pages: Vec<Vec<u8>> = Vec::new();
    let mut before = None;
    while !script.is_empty() && pages.len() < 12 {
        let (signers, follow) = (script.byte(), script.byte());
        let mut body = script.piece().to_vec();
        if let Some(before) = before.filter(|_| follow & 1 == 1) {
            chain(&mut body, before);
        }
        before = Some(*blake3::hash(&body).as_bytes());
        let keys: Vec<DeviceKey> = (0..DEVICES).filter(|device| signers >> device & 1 == 1).map(key).collect();
        pages.push(sign_page(&body, &keys.iter().collect::<Vec<_>>()));
    }
    let Some(first) = pages.first() else { return };
    let Ok(mut charter) = Charter::verify(std::slice::from_ref(first)) else { return };
    let whole = Charter::verify(&pages);
    for page in pages.iter().skip(1) {
        let _ = charter.extend(page);
        if let Ok(Extension::Moved) = charter.extend_confirmed(page) {
            assert_eq!(charter.extend(page), Ok(Extension::Held));
        }
    }
    if let Ok(whole) = &whole {
        crate::accepted();
        assert_eq!(whole.page_hash(), charter.page_hash());
    }
    sound(&charter);
}

/// Puts the name of the page before where the body names one.
fn chain(body: &mut [u8], before: [u8; 32]) {
    let head = body.len().min(18);
    let at = body[..head].windows(2).position(|window| window == [0x58, 0x20]);
    if let Some(place) = at.and_then(|at| body.get_mut(at + 2..at + 34)) {
        place.copy_from_slice(&before);
    }
}

fn sound(charter: &Charter) {
    assert!(charter.pages().len() <= MAX_PAGES);
    let again: Vec<Vec<u8>> = charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
    let again = Charter::verify(&again).expect("it was taken page by page");
    assert_eq!((again.circle(), again.page_hash()), (charter.circle(), charter.page_hash()));
    let view = CharterView::of(charter);
    assert_eq!(view.page(), charter.page_hash());
    for device in 0..DEVICES {
        let log = key(device).public();
        for height in [0, 1, 5, u64::MAX] {
            let verdict = charter.verdict(&log, height, &EntryHash::from_bytes([device; 32]));
            assert_eq!(verdict, again.verdict(&log, height, &EntryHash::from_bytes([device; 32])));
            if charter.page().person_of(&log).is_none() && charter.page().closed(&log).is_none() {
                assert!(!verdict.counts());
            }
        }
        let _ = (charter.role_of(&log), charter.name_of(&log), view.standing(&log));
    }
}

/// The founder, two who joined, one of them twice, a removal and what else people do.
fn story() -> Charter {
    let seals: Vec<SealKey> = (0..DEVICES).map(|_| SealKey::generate()).collect();
    let time = Timestamp::from_millis(1_700_000_000_000);
    let founded = Charter::found("North", "Amal", &key(0), &seals[0], time, [1; 32]);
    let (mut charter, mut epochs) = founded.expect("the names are fine");
    let mut next = |charter: &mut Charter, amendment: Amendment, random: u8| {
        let made = charter.amend(amendment, &key(0), &epochs, time, [random; 32]);
        let (page, later) = made.expect("the founder may");
        charter.extend_confirmed(page.bytes()).expect("it was judged when it was made");
        epochs = later;
    };
    let newcomer = |device: u8, person| Newcomer {
        log: key(device).public(),
        seal: seals[usize::from(device)].recipient(),
        person,
    };
    let new = |name: &str, role| NewPerson::New { name: name.to_owned(), role };
    next(&mut charter, Amendment::Admit(newcomer(1, new("Basma", Role::Editor))), 2);
    let basma = charter.person_of(&key(1).public()).map(|person| person.id).expect("Basma was admitted");
    next(&mut charter, Amendment::Admit(newcomer(2, NewPerson::Existing(basma))), 3);
    next(&mut charter, Amendment::Admit(newcomer(3, new("Chadi", Role::Contributor))), 4);
    let cut = Head { height: 5, hash: EntryHash::from_bytes([1; 32]) };
    next(&mut charter, Amendment::CloseLog { log: key(1).public(), cut, closing: Closing::Strict }, 5);
    next(&mut charter, Amendment::Rename("Far north".to_owned()), 6);
    charter
}

pub(crate) fn charter_seeds() -> Vec<Seed> {
    let story = story();
    let bodies: Vec<&[u8]> = story.pages().iter().filter_map(|page| page_body(page.bytes())).collect();
    let script = |pages: &[(u8, &[u8])]| {
        let mut bytes = Vec::new();
        for (signers, body) in pages {
            bytes.extend_from_slice(&[*signers, 1]);
            push_piece(&mut bytes, body);
        }
        bytes
    };
    let by = |signers: u8| bodies.iter().map(|body| (signers, *body)).collect::<Vec<_>>();
    let mut rogue = by(1);
    if let Some(last) = rogue.last_mut() {
        last.0 = 2;
    }
    vec![
        Seed::new("story", script(&by(1))),
        Seed::new("two", script(&by(1)[..2])),
        Seed::new("rogue", script(&rogue)),
        Seed::new("together", script(&by(3))),
    ]
}

/// Epochs that are read are written again as the same bytes.
pub(crate) fn epochs(bytes: &[u8]) {
    let Ok(epochs) = Epochs::from_bytes(bytes) else { return };
    crate::accepted();
    assert_eq!(epochs.to_bytes().as_slice(), bytes);
    let mut merged = epochs.clone();
    merged.merge(epochs.clone());
    assert_eq!(merged.to_bytes().as_slice(), bytes);
    if let Some(newest) = epochs.newest() {
        assert!(epochs.iter().all(|epoch| epoch.page <= newest.page));
        assert!(epochs.of_page(newest.page).is_some());
    }
}

pub(crate) fn epochs_seeds() -> Vec<Seed> {
    let seal = SealKey::generate();
    let time = Timestamp::from_millis(0);
    let founded = Charter::found("North", "Amal", &key(0), &seal, time, [1; 32]);
    let (mut charter, mut epochs) = founded.expect("the names are fine");
    for number in 2..5 {
        let made = charter.amend(Amendment::Renew, &key(0), &epochs, time, [number; 32]);
        let (page, later) = made.expect("the founder may");
        charter.extend_confirmed(page.bytes()).expect("it was judged when it was made");
        epochs = later;
    }
    vec![Seed::new("four", epochs.to_bytes().to_vec()), Seed::new("none", Epochs::default().to_bytes().to_vec())]
}
