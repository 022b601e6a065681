use cairn_keys::DeviceKey;

use super::super::fetch::tests::{elsewhere, vault};
use super::*;

#[test]
fn word_of_members_about_files_of_the_circle_is_kept_with_its_first_time() {
    let (dir, mut vault, circle) = vault();
    let member = vault.keys(&circle).unwrap().device.public();
    let (first, second) = (elsewhere(&dir, &mut vault, &circle, 10), elsewhere(&dir, &mut vault, &circle, 20));
    note(&mut vault, &circle, &member, &BTreeSet::from([first.file, [9; 32]])).unwrap();
    let kept = told(&vault, &circle, &member).unwrap();
    assert_eq!(kept.keys().collect::<Vec<_>>(), [&first.file], "what no manifest names is not kept");
    std::thread::sleep(std::time::Duration::from_millis(5));
    note(&mut vault, &circle, &member, &BTreeSet::from([first.file, second.file])).unwrap();
    let again = told(&vault, &circle, &member).unwrap();
    assert_eq!(again.len(), 2);
    assert_eq!(again[&first.file], kept[&first.file]);

    let stranger = DeviceKey::from_seed([3; 32]).public();
    note(&mut vault, &circle, &stranger, &BTreeSet::from([first.file])).unwrap();
    assert!(told(&vault, &circle, &stranger).unwrap().is_empty());
}

#[test]
fn flood_of_words_is_cut_off_before_it_fills_the_memory() {
    let hearing = Hearing::default();
    for number in 0..MAX_FILES + 10 {
        let mut file = [0; 32];
        file[..8].copy_from_slice(&number.to_be_bytes());
        hearing.hear(&Event::PeerHolds(file));
    }
    assert_eq!(hearing.heard().files.len(), MAX_FILES);
    let received = Event::FileReceived { file: [1; 32], outcome: FileOutcome::Cut };
    let hearing = Hearing::default();
    hearing.hear(&received);
    assert!(hearing.heard().files.is_empty(), "half a file is no copy");
}
