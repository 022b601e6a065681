//! Live connections over iroh: no discovery by others, no port mapping; only sockets that a person asked for, and only the relay
//! that a person named.

mod gathering;
mod presence;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use cairn_keys::Zeroizing;
use cairn_sync::session::Channel;
use cairn_sync::{PeerTicket, limits};
use iroh::endpoint::{Builder, Connection, NetReportConfig, PortmapperConfig, QuicTransportConfig, VarInt, presets};
use iroh::{Endpoint, EndpointAddr, PublicKey, RelayMode, SecretKey, TransportAddr, Watcher};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use crate::relay::{Relay, name_servers};

pub use gathering::{CirclePort, Gathered, Gathering, PeerAtHand};
pub use presence::{KeyTurn, TransportKeys, TransportKeysError, ticket_of_presence};

/// What the handshake shows to whoever watches the network: the name of HTTP/3, like most QUIC traffic.
const ALPN: &[u8] = b"h3";

/// The label under which keying material is exported from TLS.
const EXPORTER_LABEL: &[u8] = b"EXPORTER-cairn-2026-session";

/// How long a dialled device may take to answer.
const DIAL_TIMEOUT: Duration = Duration::from_secs(15);

/// How long the direct way is tried alone where there is a relay too.
const HEAD_START: Duration = Duration::from_secs(2);

/// How many handshakes may be under way at a time, on each socket.
const ARRIVING: usize = 32;

/// How many keys a listener listens under at most.
const KEYS: usize = 2;

/// Says where to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bind {
    /// Only this computer.
    Loopback,
    /// Every network this computer is in.
    Networks,
    /// One address; port 0 takes a free one.
    Address(SocketAddr),
}

/// Says why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No socket could be opened.
    #[error("open a socket")]
    Bind(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The ticket's key or addresses are none.
    #[error("read the peer's key and addresses")]
    Ticket,
    /// The other device did not answer.
    #[error("reach the other device")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The other device did not answer in time.
    #[error("reach the other device in time")]
    TimedOut,
    /// The connection broke.
    #[error("keep the connection")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The other device's first bytes were none of ours.
    #[error("understand the other device's first message")]
    NotOurs,
    /// The relay did not answer.
    #[error("reach the relay")]
    Relay(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The relay does not let this device in: its token is another.
    #[error("be let in by the relay")]
    RelayDenied,
}

fn boxed(error: impl std::error::Error + Send + Sync + 'static) -> Box<dyn std::error::Error + Send + Sync> {
    Box::new(error)
}

/// Where and under which keys to listen.
#[derive(Default)]
pub struct Openings {
    /// The transport keys, newest first, at most two. The first is the one that tickets name.
    pub keys: Vec<Zeroizing<[u8; 32]>>,
    /// Where other devices reach the first key directly; nowhere if `None`.
    pub bind: Option<Bind>,
    /// The relay at which all keys are reached.
    pub relay: Option<Relay>,
}

impl fmt::Debug for Openings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { keys, bind, relay } = self;
        f.debug_struct("Openings").field("keys", &keys.len()).field("bind", bind).field("relay", relay).finish()
    }
}

/// Says which way a connection goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From device to device; each learns the other's address.
    Direct,
    /// Through the relay alone; neither learns the other's address.
    Relay,
}

#[derive(Debug)]
struct Ear {
    endpoint: Endpoint,
    way: Way,
}

/// An open ear: exists only while a person wants this device to be reachable.
#[derive(Debug)]
pub struct Listener {
    /// The newest key's first.
    ears: Vec<Ear>,
    bind: Option<Bind>,
    relay: Option<Relay>,
    arrived: Mutex<mpsc::Receiver<Link>>,
    /// They end with the listener.
    _listening: JoinSet<()>,
}

impl Listener {
    /// Opens the socket and listens under this transport key.
    ///
    /// # Errors
    /// [`LinkError::Bind`] when the address cannot be used.
    pub async fn open(transport_key: Zeroizing<[u8; 32]>, bind: Bind) -> Result<Self, LinkError> {
        Self::open_at(Openings { keys: vec![transport_key], bind: Some(bind), relay: None }).await
    }

    /// Opens sockets for the direct way, connections to the relay for the other, or both. Does not wait for the relay: see
    /// [`Listener::until_relayed`].
    ///
    /// # Errors
    /// [`LinkError::Bind`] when the address cannot be used, [`LinkError::Ticket`] when there is no key or no way.
    pub async fn open_at(openings: Openings) -> Result<Self, LinkError> {
        let Openings { keys, bind, relay } = openings;
        if keys.is_empty() || (bind.is_none() && relay.is_none()) {
            return Err(LinkError::Ticket);
        }
        let mut ears = Vec::new();
        if let (Some(bind), Some(key)) = (bind, keys.first()) {
            let address = match bind {
                Bind::Loopback => Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
                Bind::Networks => None,
                Bind::Address(address) => Some(address),
            };
            let endpoint = direct(key, address, vec![ALPN.to_vec()]).await?;
            if bind == Bind::Networks {
                until_addresses_are_known(&endpoint).await;
            }
            ears.push(Ear { endpoint, way: Way::Direct });
        }
        if let Some(relay) = &relay {
            for key in keys.iter().take(KEYS) {
                let endpoint = relayed(key, relay, Relayed::Listens).await?;
                ears.push(Ear { endpoint, way: Way::Relay });
            }
        }
        let (arrive, arrived) = mpsc::channel(ARRIVING);
        let mut listening = JoinSet::new();
        for Ear { endpoint, way } in &ears {
            listening.spawn(listen(endpoint.clone(), *way, arrive.clone()));
        }
        Ok(Self { ears, bind, relay, arrived: Mutex::new(arrived), _listening: listening })
    }

    /// Gives the ticket by which another device finds this one: its newest transport key, its addresses and its relay.
    pub fn ticket(&self) -> PeerTicket {
        let mut addresses: Vec<SocketAddr> = Vec::new();
        for Ear { endpoint, .. } in self.ears.iter().filter(|ear| ear.way == Way::Direct) {
            for socket in endpoint.bound_sockets() {
                match socket {
                    SocketAddr::V4(v4) if v4.ip().is_unspecified() => {
                        addresses.push(SocketAddr::from((Ipv4Addr::LOCALHOST, v4.port())));
                    }
                    SocketAddr::V6(v6) if v6.ip().is_unspecified() => {}
                    bound => addresses.push(bound),
                }
            }
            if self.bind == Some(Bind::Networks) {
                addresses.extend(endpoint.addr().ip_addrs().copied());
            }
        }
        addresses.sort_by_key(|address| (is_far(address), *address));
        addresses.dedup();
        addresses.truncate(limits::ADDRESSES);
        let peer = self.ears.first().map_or([0; 32], |ear| *ear.endpoint.id().as_bytes());
        PeerTicket { peer, addresses, relay: self.relay.as_ref().map(Relay::in_ticket) }
    }

    /// Waits until the relay has let this device in under every key; at once where there is no relay.
    ///
    /// # Errors
    /// [`LinkError::RelayDenied`] when it does not, [`LinkError::Relay`] when nothing was heard in so long. The listener goes on
    /// trying.
    pub async fn until_relayed(&self, patience: Duration) -> Result<(), LinkError> {
        let all = async {
            for ear in self.ears.iter().filter(|ear| ear.way == Way::Relay) {
                until_let_in(&ear.endpoint).await?;
            }
            Ok(())
        };
        match tokio::time::timeout(patience, all).await {
            Ok(outcome) => outcome,
            Err(late) => Err(LinkError::Relay(boxed(late))),
        }
    }

    /// Waits for the next connection; `None` when the listener is closed. Devices that fail the TLS handshake are passed over.
    pub async fn accept(&self) -> Option<Link> {
        self.arrived.lock().await.recv().await
    }

    /// Closes the sockets; connections end.
    pub async fn close(self) {
        for Ear { endpoint, .. } in &self.ears {
            endpoint.close().await;
        }
    }
}

/// Takes connections until the endpoint closes. A handshake that dawdles keeps nobody else waiting.
async fn listen(endpoint: Endpoint, way: Way, arrive: mpsc::Sender<Link>) {
    let mut arriving: JoinSet<Option<Connection>> = JoinSet::new();
    loop {
        tokio::select! {
            incoming = endpoint.accept() => {
                let Some(incoming) = incoming else { return };
                if arriving.len() < ARRIVING {
                    arriving.spawn(async { tokio::time::timeout(DIAL_TIMEOUT, incoming).await.ok()?.ok() });
                } else {
                    incoming.ignore();
                }
            }
            Some(arrived) = arriving.join_next() => {
                let Ok(Some(connection)) = arrived else { continue };
                let link = Link { connection, endpoint: endpoint.clone(), dialled: false, way };
                if arrive.send(link).await.is_err() {
                    return;
                }
            }
        }
    }
}

async fn until_let_in(endpoint: &Endpoint) -> Result<(), LinkError> {
    let mut watcher = endpoint.home_relay_status();
    let mut status = watcher.get();
    loop {
        if status.iter().any(|relay| relay.is_connected()) {
            return Ok(());
        }
        if status.iter().any(|relay| relay.auth_denied_reason().is_some()) {
            return Err(LinkError::RelayDenied);
        }
        status = watcher.updated().await.map_err(|error| LinkError::Relay(boxed(error)))?;
    }
}

/// Loopback first: it is the one that is always right on one computer.
fn is_far(address: &SocketAddr) -> u8 {
    match address.ip() {
        ip if ip.is_loopback() => 0,
        IpAddr::V4(ip) if ip.is_private() => 1,
        IpAddr::V4(_) => 2,
        IpAddr::V6(_) => 3,
    }
}

/// One connection to another device, proven by its transport key only.
#[derive(Debug)]
pub struct Link {
    connection: Connection,
    endpoint: Endpoint,
    dialled: bool,
    way: Way,
}

/// Dials the device of a ticket directly, under this transport key. The socket lives as long as the link. A relay that the ticket
/// names is not contacted.
///
/// # Errors
/// [`LinkError`] when there is no socket, the ticket is none, or nobody answers within 15 seconds.
pub async fn dial(transport_key: Zeroizing<[u8; 32]>, ticket: &PeerTicket) -> Result<Link, LinkError> {
    let peer = PublicKey::from_bytes(&ticket.peer).map_err(|_| LinkError::Ticket)?;
    if ticket.addresses.is_empty() {
        return Err(LinkError::Ticket);
    }
    let here = ticket.addresses.iter().all(|address| address.ip().is_loopback() && address.is_ipv4());
    let local = here.then(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
    let endpoint = direct(&transport_key, local, Vec::new()).await?;
    let address = EndpointAddr::from_parts(peer, ticket.addresses.iter().copied().map(TransportAddr::Ip));
    connect(endpoint, address, Way::Direct).await
}

/// Dials the device of a ticket: directly where it names addresses, and through its relay if that is among `relays`, which a
/// person has named to this device. The direct way gets a head start; the first that leads there is taken.
///
/// # Errors
/// [`LinkError`] as for [`dial`]; [`LinkError::Relay`] and [`LinkError::RelayDenied`] when the relay is the only way.
pub async fn dial_through(
    transport_key: Zeroizing<[u8; 32]>,
    ticket: &PeerTicket,
    relays: &[Relay],
) -> Result<Link, LinkError> {
    let named = ticket.relay.as_ref().and_then(|named| relays.iter().find(|relay| relay.is_at(&named.url)));
    let Some(relay) = named else { return dial(transport_key, ticket).await };
    if ticket.addresses.is_empty() {
        return dial_relay(&transport_key, ticket, relay).await;
    }
    let direct = dial(transport_key.clone(), ticket);
    tokio::pin!(direct);
    if let Ok(ended) = tokio::time::timeout(HEAD_START, &mut direct).await {
        return match ended {
            Ok(link) => Ok(link),
            Err(_) => dial_relay(&transport_key, ticket, relay).await,
        };
    }
    let relayed = dial_relay(&transport_key, ticket, relay);
    tokio::pin!(relayed);
    tokio::select! {
        Ok(link) = &mut direct => Ok(link),
        Ok(link) = &mut relayed => Ok(link),
        else => Err(LinkError::TimedOut),
    }
}

async fn dial_relay(key: &[u8; 32], ticket: &PeerTicket, relay: &Relay) -> Result<Link, LinkError> {
    let peer = PublicKey::from_bytes(&ticket.peer).map_err(|_| LinkError::Ticket)?;
    let endpoint = relayed(key, relay, Relayed::Dials).await?;
    let address = EndpointAddr::from_parts(peer, [TransportAddr::Relay(relay.address())]);
    connect(endpoint, address, Way::Relay).await
}

async fn connect(endpoint: Endpoint, address: EndpointAddr, way: Way) -> Result<Link, LinkError> {
    match tokio::time::timeout(DIAL_TIMEOUT, endpoint.connect(address, ALPN)).await {
        Ok(Ok(connection)) => Ok(Link { connection, endpoint, dialled: true, way }),
        Ok(Err(error)) => {
            endpoint.close().await;
            Err(LinkError::Unreachable(boxed(error)))
        }
        Err(_) => {
            endpoint.close().await;
            Err(LinkError::TimedOut)
        }
    }
}

impl Link {
    /// Gives what binds a session to this connection.
    ///
    /// # Errors
    /// [`LinkError::Broken`] when TLS gives no keying material.
    pub fn channel(&self) -> Result<Channel, LinkError> {
        let mut exporter = [0; 32];
        self.connection
            .export_keying_material(&mut exporter, EXPORTER_LABEL, b"")
            .map_err(|_| LinkError::Broken("no keying material".into()))?;
        let (local, remote) = (*self.endpoint.id().as_bytes(), *self.connection.remote_id().as_bytes());
        Ok(Channel { exporter, local, remote })
    }

    /// Says which way the connection goes.
    pub fn way(&self) -> Way {
        self.way
    }

    /// Says whether this side dialled.
    pub fn dialled(&self) -> bool {
        self.dialled
    }

    /// Gives the QUIC connection.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Gives the round trip time of the connection, where it is known.
    pub fn round_trip(&self) -> Option<Duration> {
        self.connection.rtt(iroh::endpoint::PathId::ZERO)
    }

    /// Waits until the other side closes the connection, at most so long.
    pub async fn until_closed(&self, patience: Duration) {
        let _closed_or_late = tokio::time::timeout(patience, self.connection.closed()).await;
    }

    /// Breaks the connection off at once, as a lost network does, except that the other side learns of it.
    pub fn break_off(&self) {
        self.connection.close(VarInt::from_u32(0), b"");
    }

    /// Closes the connection, and the socket if this side dialled.
    pub async fn close(self) {
        self.connection.close(VarInt::from_u32(0), b"");
        if self.dialled {
            self.endpoint.close().await;
        }
    }
}

/// A computer without any network is reachable from itself only, so that this does not wait for long.
async fn until_addresses_are_known(endpoint: &Endpoint) {
    for _ in 0..20 {
        if endpoint.addr().ip_addrs().next().is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What every endpoint has in common: nothing that looks for others, maps ports or asks strangers.
fn quiet(transport_key: &[u8; 32], alpns: Vec<Vec<u8>>) -> Builder {
    let transport = QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(4))
        .max_concurrent_uni_streams(VarInt::from_u32(limits::FILES_SERVED as u32))
        .build();
    Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(transport_key))
        .alpns(alpns)
        .relay_mode(RelayMode::Disabled)
        .clear_address_lookup()
        .dns_resolver(name_servers())
        .portmapper_config(PortmapperConfig::Disabled)
        .net_report_config(NetReportConfig::minimal())
        .transport_config(transport)
}

/// Makes an endpoint at one address, or at a free port of every network.
async fn direct(
    transport_key: &[u8; 32],
    bind: Option<SocketAddr>,
    alpns: Vec<Vec<u8>>,
) -> Result<Endpoint, LinkError> {
    let builder = quiet(transport_key, alpns);
    let builder = match bind {
        Some(address) => {
            builder.clear_ip_transports().bind_addr(address).map_err(|error| LinkError::Bind(boxed(error)))?
        }
        None => builder,
    };
    builder.bind().await.map_err(|error| LinkError::Bind(boxed(error)))
}

/// What an endpoint does at its relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relayed {
    Listens,
    Dials,
}

/// Makes an endpoint that has no socket for other devices: it speaks to its relay alone.
async fn relayed(transport_key: &[u8; 32], relay: &Relay, part: Relayed) -> Result<Endpoint, LinkError> {
    let mut report = NetReportConfig::minimal();
    let alpns = match part {
        Relayed::Dials => Vec::new(),
        Relayed::Listens => {
            // iroh stays connected to a relay only once it has answered this one request, which goes to the relay itself.
            report.https_probes = true;
            vec![ALPN.to_vec()]
        }
    };
    let builder = quiet(transport_key, alpns)
        .clear_ip_transports()
        .relay_mode(RelayMode::Custom(relay.map()))
        .ca_tls_config(relay.authorities())
        .net_report_config(report);
    builder.bind().await.map_err(|error| LinkError::Bind(boxed(error)))
}
