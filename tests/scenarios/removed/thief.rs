//! Somebody who was removed and uses our own protocol by whatever keys they hold, and forged pages if need be. What they are
//! given is counted.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cairn_keys::{ContactSecret, DeviceKey, TreeHash, Zeroizing};
use cairn_ledger::charter::{Charter, SignedPage};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_store::Reader;
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored, PagesVerdict};
use cairn_sync::join::Applicant;
use cairn_sync::{CharterView, Ending, FileRequest, Invitation, Membership, Mode, PeerTicket};
use cairn_transport::{
    Bind, FileSink, JoinPort, Listener, Port, PortError, SealedFile, SessionReport, answer_session, ask_to_join, dial,
    join_control, session_control, start_session,
};

const PATIENCE: Duration = Duration::from_secs(60);

/// What was given to a thief.
#[derive(Debug, Default, Clone)]
pub(super) struct Got {
    /// The pages.
    pub(super) pages: Vec<Vec<u8>>,
    /// How many entries.
    pub(super) entries: usize,
    /// How many files were offered.
    pub(super) files: usize,
}

/// A vault that offers all it holds, takes nothing over, and counts what it is given.
pub(super) struct Thief {
    vault: Mutex<Reader>,
    charter: Charter,
    got: Mutex<Got>,
}

/// What one attempt came to.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) got: Got,
    pub(super) ending: Option<Ending>,
    /// How many entries the other side took.
    pub(super) taken: u64,
}

impl Attempt {
    /// Says that nothing went over but pages up to this one.
    pub(super) fn assert_refused(&self, removal: u64, what: &str) {
        let Self { got, ending, taken } = self;
        assert_eq!((got.entries, got.files, *taken), (0, 0, 0), "{what}: {ending:?}");
        assert!(!matches!(ending, Some(Ending::Complete { .. })), "{what}");
        for page in &got.pages {
            let number = SignedPage::decode(page).unwrap().page().number;
            assert!(number <= removal, "{what}: page {number} is later than the one that removes");
        }
    }
}

impl Thief {
    /// Makes one with a vault's holdings, under a charter of its own.
    pub(super) fn new(vault: Reader, charter: Charter) -> Arc<Self> {
        Arc::new(Self { vault: Mutex::new(vault), charter, got: Mutex::default() })
    }

    fn membership(&self, device: &DeviceKey, secrets: &[ContactSecret]) -> Membership {
        Membership { view: CharterView::of(&self.charter), secrets: secrets.to_vec(), device: device.clone() }
    }

    fn attempt(&self, report: Option<SessionReport>) -> Attempt {
        let got = std::mem::take(&mut *self.got.lock().unwrap());
        let taken = report.as_ref().map_or(0, |report| report.stats.entries_sent);
        Attempt { got, ending: report.map(|report| report.ending), taken }
    }

    /// Dials a device and asks to sync.
    pub(super) async fn dial(
        self: &Arc<Self>,
        ticket: &PeerTicket,
        transport: &Zeroizing<[u8; 32]>,
        device: &DeviceKey,
        secrets: &[ContactSecret],
    ) -> Attempt {
        let Ok(link) = dial(transport.clone(), ticket).await else { return self.attempt(None) };
        let (_control, commands) = session_control();
        let port = Arc::clone(self) as Arc<dyn Port>;
        let membership = self.membership(device, secrets);
        let session = start_session(&link, membership, Mode::Part, port, commands, |_| {});
        let report = tokio::time::timeout(PATIENCE, session).await.expect("a session ends").ok();
        link.close().await;
        self.attempt(report)
    }

    /// Listens under a transport key, tells the ticket, and answers whoever comes first.
    pub(super) async fn listen(
        self: &Arc<Self>,
        transport: &Zeroizing<[u8; 32]>,
        device: &DeviceKey,
        secrets: &[ContactSecret],
        tell: impl FnOnce(PeerTicket),
    ) -> Attempt {
        let listener = Listener::open(transport.clone(), Bind::Loopback).await.unwrap();
        tell(listener.ticket());
        let link = tokio::time::timeout(PATIENCE, listener.accept()).await.expect("somebody dials").unwrap();
        let (_control, commands) = session_control();
        let port = Arc::clone(self) as Arc<dyn Port>;
        let memberships = vec![self.membership(device, secrets)];
        let report = match link.accept().await {
            Ok(asked) => answer_session(&link, asked, memberships, Mode::Part, port, commands, |_| {}).await.ok(),
            Err(_) => None,
        };
        link.until_closed(Duration::from_secs(1)).await;
        listener.close().await;
        self.attempt(report)
    }
}

/// Asks a device to be admitted by an invitation; says whether that went so far that digits were shown.
pub(super) async fn ask(ticket: &PeerTicket, transport: &Zeroizing<[u8; 32]>, invitation: &Invitation) -> bool {
    let device = DeviceKey::from_seed([9; 32]);
    let seal = cairn_keys::SealKey::generate().recipient().as_str().to_owned();
    let applicant = Applicant { device, seal, name: "Nobody".to_owned() };
    let link = dial(transport.clone(), ticket).await.unwrap();
    let (_control, commands) = join_control();
    let mut shown = false;
    let asking = ask_to_join(&link, invitation, applicant, Arc::new(Nowhere), commands, |_| shown = true);
    let _however_it_ended = tokio::time::timeout(PATIENCE, asking).await.expect("it ends");
    link.close().await;
    shown
}

/// Where no charter is stored.
struct Nowhere;

impl JoinPort for Nowhere {
    fn admit(&self, _: &cairn_sync::join::Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        Err("a newcomer admits nobody".into())
    }

    fn count_mismatch(&self, _: usize) {}

    fn store_charter(&self, _: &[Vec<u8>], _: &LogId) -> Result<(), PortError> {
        panic!("a charter was given");
    }
}

impl Port for Thief {
    fn state(&self, circle: &CircleId) -> Result<LocalState, PortError> {
        let heads = self.vault.lock().unwrap().heads(circle)?.into_iter().map(|held| (held.log, held.head)).collect();
        Ok(LocalState { heads, wanted: Vec::new(), unfetched: 0, unconfirmed: 0 })
    }

    fn load_pages(&self, _: &CircleId, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortError> {
        let pages = self.charter.pages().iter().filter(|page| (from..=to).contains(&page.page().number));
        Ok(pages.map(|page| page.bytes().to_vec()).collect())
    }

    fn store_pages(&self, _: &CircleId, _: u64, pages: &[Vec<u8>]) -> Result<PagesStored, PortError> {
        self.got.lock().unwrap().pages.extend_from_slice(pages);
        Ok(PagesStored { view: CharterView::of(&self.charter), verdict: PagesVerdict::Moved })
    }

    fn load_entries(&self, circle: &CircleId, log: &LogId, from: u64, most: usize) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.vault.lock().unwrap().entries(circle, log, from, most)?)
    }

    fn load_chain(
        &self,
        circle: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        most: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.vault.lock().unwrap().chain_entries(circle, log, head, from, most)?)
    }

    fn differing(&self, circle: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, PortError> {
        Ok(self.vault.lock().unwrap().differing(circle, heads)?)
    }

    fn make_receipts(&self, _: &CircleId, _: &LogId) -> Result<Vec<(u64, Vec<u8>)>, PortError> {
        Ok(Vec::new())
    }

    fn store_entries(
        &self,
        _: &CircleId,
        _: &LogId,
        entries: Vec<Unverified<Entry>>,
    ) -> Result<EntriesStored, PortError> {
        self.got.lock().unwrap().entries += entries.len();
        Ok(EntriesStored { head: None, problem: None })
    }

    fn open_file(&self, _: &CircleId, _: &FileRequest) -> Result<Option<SealedFile>, PortError> {
        Ok(None)
    }

    fn receive_file(&self, _: &CircleId, _: &FileRequest, _: &TreeHash) -> Result<Box<dyn FileSink>, PortError> {
        self.got.lock().unwrap().files += 1;
        Err("nothing is kept".into())
    }
}
