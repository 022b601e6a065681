//! Where this device is reached and how it reaches others: the only place that opens sockets for live connections. The relay that
//! a person named is kept here too; no other is ever contacted.

use std::time::Duration;

use cairn_keys::Zeroizing;
use cairn_store::{Reader, Vault};
use cairn_sync::PeerTicket;
use cairn_transport::{Bind, Link, LinkError, Listener, Openings, Relay, RelayError, dial_through};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::link_error;
use crate::api::{Progress, RelayView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files;
use crate::jobs::Job;
use crate::secret::SecretText;

/// Under what name the vault keeps that its person was told who learns this device's address.
const TOLD: &str = "live-told";
/// Under what name the vault keeps the relay. The window reaches no setting of this name.
const RELAY: &str = "relay";
/// The most bytes of a file with a relay's certificate.
const MAX_CERTIFICATE: usize = 64 * 1024;
/// How long a listener waits for its relay before it shows its ticket.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which ways of connecting may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ways {
    /// From device to device, and over the relay where one is named.
    All,
    /// Over the relay alone: the other device does not learn this one's address.
    OnlyRelay,
}

impl Ways {
    /// Reads what a request says.
    pub(crate) fn of(only_relay: bool) -> Self {
        if only_relay { Self::OnlyRelay } else { Self::All }
    }
}

/// The relay as the vault keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    url: String,
    token: Option<SecretText>,
    /// DER, in hexadecimal digits.
    #[serde(default)]
    certificate: Option<String>,
}

fn relay_error(error: RelayError) -> ApiError {
    let address = |why: &str| ApiError::new(ErrorCode::RelayAddress).with("why", why);
    let certificate = |why: &str| ApiError::new(ErrorCode::RelayCertificate).with("why", why);
    match error {
        RelayError::Address => address("malformed"),
        RelayError::Unencrypted => address("unencrypted"),
        RelayError::Token => ApiError::new(ErrorCode::RelayToken),
        RelayError::Certificate => certificate("malformed"),
        RelayError::NoCertificate => certificate("none"),
        RelayError::SeveralCertificates => certificate("several"),
    }
}

/// Gives the relay that a person named to this device.
pub(super) fn kept(reader: &Reader) -> Result<Option<Relay>, ApiError> {
    let Some(text) = reader.setting(RELAY)?.map(Zeroizing::new) else { return Ok(None) };
    let kept: Kept = serde_json::from_str(&text).map_err(|_| crate::internal!("the kept relay does not read"))?;
    let token = kept.token.map(|token| Zeroizing::new(token.as_str().to_owned()));
    let relay = Relay::new(&kept.url, token).map_err(relay_error)?;
    let Some(certificate) = kept.certificate else { return Ok(Some(relay)) };
    let certificate = hex::decode(certificate).map_err(|_| crate::internal!("the kept certificate does not read"))?;
    relay.trusting(&certificate).map(Some).map_err(relay_error)
}

fn relay_view(reader: &Reader) -> Result<Response, ApiError> {
    let kept = kept(reader)?;
    let certificate = kept.as_ref().and_then(Relay::certificate).map(|der| hex::encode(Sha256::digest(der)));
    let named = kept.map(|relay| relay.in_ticket());
    Ok(Response::Relay(RelayView {
        schema: "cairn.relay/1".to_owned(),
        token: named.as_ref().is_some_and(|relay| relay.token.is_some()),
        url: named.map(|relay| relay.url),
        certificate,
    }))
}

/// Shows the relay without its token.
pub(crate) fn show_relay(reader: &Reader) -> Result<Response, ApiError> {
    relay_view(reader)
}

/// Names a relay, in place of another. `certificate` is the file with the one that it made for itself.
pub(crate) async fn set_relay(
    cx: &Context,
    url: String,
    token: Option<String>,
    certificate: Option<String>,
) -> Result<Response, ApiError> {
    let token = token.map(Zeroizing::new);
    let relay = Relay::new(&url, token.clone()).map_err(relay_error)?;
    let relay = match certificate {
        Some(file) => {
            let path = cx.file(&file)?;
            let bytes = blocking(move || files::read(&path, MAX_CERTIFICATE)).await?;
            relay.trusting(&bytes).map_err(relay_error)?
        }
        None => relay,
    };
    let token = token.map(|token| SecretText::new(String::clone(&token)));
    let kept = Kept { url: relay.url().to_owned(), token, certificate: relay.certificate().map(hex::encode) };
    let text = serde_json::to_string(&kept).map_err(|_| crate::internal!("the relay could not be written"))?;
    let text = Zeroizing::new(text);
    cx.desk
        .run(move |vault| {
            vault.set_setting(RELAY, &text)?;
            relay_view(vault)
        })
        .await
}

/// Forgets the relay and its token.
pub(crate) fn forget_relay(vault: &mut Vault) -> Result<Response, ApiError> {
    if vault.setting(RELAY)?.is_some() {
        vault.forget_setting(RELAY)?;
    }
    relay_view(vault)
}

/// Says where to listen: every network, or what `CAIRN_BIND` says (`loopback`, or an address with a port).
pub(super) fn bind() -> Result<Bind, ApiError> {
    match std::env::var("CAIRN_BIND").ok().as_deref() {
        None | Some("" | "networks") => Ok(Bind::Networks),
        Some("loopback") => Ok(Bind::Loopback),
        Some(address) => address
            .parse()
            .map(Bind::Address)
            .map_err(|_| ApiError::new(ErrorCode::BadRequest).with("why", "CAIRN_BIND")),
    }
}

/// Tells the person, before this vault's first live connection and never again, who learns this device's address.
pub(super) async fn tell_once(cx: &Context, job: &Job) -> Result<(), ApiError> {
    if cx.read(|reader| Ok(reader.setting(TOLD)?.is_some())).await? {
        return Ok(());
    }
    job.report.send(Progress::Notice { notice: "notice-live-address".to_owned() });
    cx.desk.run(|vault: &mut Vault| Ok(vault.set_setting(TOLD, "1")?)).await
}

/// Gives the relays that a person named to this device; no other is ever contacted.
pub(super) async fn relays(cx: &Context) -> Result<Vec<Relay>, ApiError> {
    Ok(cx.read(kept).await?.into_iter().collect())
}

/// Opens a listener under these transport keys, newest first, and waits until the relay knows of it.
pub(super) async fn open(
    cx: &Context,
    job: &Job,
    keys: Vec<Zeroizing<[u8; 32]>>,
    ways: Ways,
) -> Result<Listener, ApiError> {
    let bind = bind()?;
    let relay = cx.read(kept).await?;
    if ways == Ways::OnlyRelay && relay.is_none() {
        return Err(ApiError::new(ErrorCode::RelayUnknown));
    }
    tell_once(cx, job).await?;
    let openings = Openings { keys, bind: (ways == Ways::All).then_some(bind), relay };
    let listener = Listener::open_at(openings).await.map_err(link_error)?;
    let reached = tokio::select! {
        reached = listener.until_relayed(PATIENCE) => reached,
        () = job.cancel.cancelled() => Ok(()),
    };
    match reached {
        Ok(()) => Ok(listener),
        Err(LinkError::RelayDenied) if ways == Ways::OnlyRelay => {
            listener.close().await;
            Err(ApiError::new(ErrorCode::RelayDenied))
        }
        Err(error) => {
            let denied = matches!(error, LinkError::RelayDenied);
            let notice = if denied { "notice-relay-denied" } else { "notice-relay-unreachable" };
            job.report.send(Progress::Notice { notice: notice.to_owned() });
            Ok(listener)
        }
    }
}

/// Leaves in a ticket only what these ways may use.
///
/// # Errors
/// [`ErrorCode::RelayUnknown`] when nothing is left but a relay that no person named to this device.
pub(super) fn within(ticket: PeerTicket, ways: Ways, relays: &[Relay]) -> Result<PeerTicket, ApiError> {
    let ticket = match ways {
        Ways::All => ticket,
        Ways::OnlyRelay => PeerTicket { addresses: Vec::new(), ..ticket },
    };
    let named = ticket.relay.as_ref().is_some_and(|told| relays.iter().any(|relay| relay.is_at(&told.url)));
    if ticket.addresses.is_empty() && !named { Err(ApiError::new(ErrorCode::RelayUnknown)) } else { Ok(ticket) }
}

/// Dials the device of a ticket.
pub(super) async fn dial(cx: &Context, job: &Job, ticket: &PeerTicket, relays: &[Relay]) -> Result<Link, ApiError> {
    tell_once(cx, job).await?;
    tokio::select! {
        link = dial_through(Zeroizing::new(rand::random()), ticket, relays) => link.map_err(link_error),
        () = job.cancel.cancelled() => Err(ApiError::new(ErrorCode::Cancelled)),
    }
}
