use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_store::{CircleUse, LockedVault};

use super::*;
use crate::circles;

const PASSPHRASE: &str = "amber kettle morning ladder five";

fn vault() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let locked = LockedVault::at(&dir.path().join("vault"));
    let mut vault = locked.create(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests()).unwrap();
    circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    vault.close().unwrap();
    dir
}

async fn open(dir: &tempfile::TempDir) -> Core {
    let core = Core::open(dir.path().join("vault"), FileAccess::Paths);
    unlock(&core).await;
    core
}

async fn unlock(core: &Core) {
    core.call(Request::Unlock { passphrase: PASSPHRASE.to_owned() }, |_| {}).await.unwrap();
}

async fn keep(core: &Core, name: &str, value: Option<String>) -> Result<Response, ApiError> {
    core.call(Request::SettingSet { name: name.to_owned(), value }, |_| {}).await
}

async fn kept(core: &Core, name: &str) -> Option<String> {
    let answer = core.call(Request::Setting { name: name.to_owned() }, |_| {}).await.unwrap();
    let Response::Setting { value } = answer else { panic!("{answer:?}") };
    value
}

#[tokio::test(flavor = "multi_thread")]
async fn unsaved_work_survives_a_lock_until_it_is_forgotten() {
    let dir = vault();
    let core = open(&dir).await;
    keep(&core, "draft-incident", Some("{\"title\":\"Raid\"}".to_owned())).await.unwrap();
    core.call(Request::Lock, |_| {}).await.unwrap();
    assert_eq!(keep(&core, "draft-incident", None).await.unwrap_err().code, ErrorCode::Locked);
    unlock(&core).await;
    assert_eq!(kept(&core, "draft-incident").await.as_deref(), Some("{\"title\":\"Raid\"}"));
    keep(&core, "draft-incident", None).await.unwrap();
    assert_eq!(kept(&core, "draft-incident").await, None);
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_bounded_and_reach_nothing_of_the_vaults_own() {
    let dir = vault();
    let core = open(&dir).await;
    let code = |answer: Result<Response, ApiError>| answer.unwrap_err().code;
    assert_eq!(code(keep(&core, "draft", Some("x".repeat((1 << 20) + 1))).await), ErrorCode::TooLarge);
    for name in ["", "Draft", "a.b", "../owner", &"n".repeat(81)] {
        assert_eq!(code(keep(&core, name, Some("x".to_owned())).await), ErrorCode::BadRequest, "{name}");
    }
    for number in 0..15 {
        keep(&core, &format!("draft-{number}"), Some("x".repeat(1 << 20))).await.unwrap();
    }
    keep(&core, "draft-15", Some("x".repeat(1 << 20))).await.unwrap();
    assert_eq!(code(keep(&core, "draft-16", Some("x".to_owned())).await), ErrorCode::TooLarge);
    keep(&core, "draft-15", Some("y".to_owned())).await.unwrap();
    keep(&core, "draft-16", Some("x".to_owned())).await.unwrap();
    assert_eq!(kept(&core, "owner").await, None);
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_that_nobody_touches_locks_after_the_time_that_was_chosen() {
    let dir = vault();
    let core = open(&dir).await;
    let now = Touch::now();
    assert!(!core.lock_if_idle(now.after_sleep(9 * 60_000)).await);
    keep(&core, "idle", Some("60".to_owned())).await.unwrap();
    assert!(!core.lock_if_idle(now.after_sleep(11 * 60_000)).await);
    assert_eq!(keep(&core, "idle", Some("0".to_owned())).await.unwrap_err().code, ErrorCode::BadValue);
    assert!(core.lock_if_idle(now.after_sleep(61 * 60_000)).await);
    assert_eq!(core.call(Request::Status, |_| {}).await.unwrap_err().code, ErrorCode::Locked);
    assert!(!core.lock_if_idle(now.after_sleep(200 * 60_000)).await, "it was locked already");
    unlock(&core).await;
    core.call(Request::Active, |_| {}).await.unwrap();
    assert!(core.lock_if_idle(Touch::now().after_setting_back(61 * 60_000)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shell_that_stays_open_checks_the_vault_in_the_background() {
    let dir = vault();
    let core = Core::open(dir.path().join("vault"), FileAccess::Paths).staying_open();
    unlock(&core).await;
    let checked = || async {
        loop {
            let Response::Status(view) = core.call(Request::Status, |_| {}).await.unwrap() else { panic!("no status") };
            if view.check != "running" {
                return view;
            }
            tokio::task::yield_now().await;
        }
    };
    assert_eq!(checked().await.check, "sound");
    core.close().await;
}
