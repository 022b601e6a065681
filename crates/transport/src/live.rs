//! Live connections over iroh: no relay, no discovery, no port mapping, no probes; only sockets that a person asked for.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use cairn_keys::Zeroizing;
use cairn_sync::session::Channel;
use cairn_sync::{PeerTicket, limits};
use iroh::endpoint::{Connection, NetReportConfig, PortmapperConfig, QuicTransportConfig, VarInt, presets};
use iroh::{Endpoint, EndpointAddr, PublicKey, RelayMode, SecretKey, TransportAddr};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// What the handshake shows to whoever watches the network: the name of HTTP/3, like most QUIC traffic.
const ALPN: &[u8] = b"h3";

/// The label under which keying material is exported from TLS.
const EXPORTER_LABEL: &[u8] = b"EXPORTER-cairn-2026-session";

/// How long a dialled device may take to answer.
const DIAL_TIMEOUT: Duration = Duration::from_secs(15);

/// How many handshakes may be under way at a time.
const ARRIVING: usize = 32;

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
}

fn boxed(error: impl std::error::Error + Send + Sync + 'static) -> Box<dyn std::error::Error + Send + Sync> {
    Box::new(error)
}

/// An open ear: exists only while a person wants this device to be reachable.
#[derive(Debug)]
pub struct Listener {
    endpoint: Endpoint,
    bind: Bind,
    /// Handshakes under way: one that dawdles keeps nobody else waiting.
    arriving: Mutex<JoinSet<Option<Connection>>>,
}

impl Listener {
    /// Opens the socket and listens under this transport key.
    ///
    /// # Errors
    /// [`LinkError::Bind`] when the address cannot be used.
    pub async fn open(transport_key: Zeroizing<[u8; 32]>, bind: Bind) -> Result<Self, LinkError> {
        let address = match bind {
            Bind::Loopback => Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
            Bind::Networks => None,
            Bind::Address(address) => Some(address),
        };
        let endpoint = endpoint(&transport_key, address, vec![ALPN.to_vec()]).await?;
        if bind == Bind::Networks {
            until_addresses_are_known(&endpoint).await;
        }
        Ok(Self { endpoint, bind, arriving: Mutex::default() })
    }

    /// Gives the ticket by which another device finds this one: its transport key and its addresses.
    pub fn ticket(&self) -> PeerTicket {
        let mut addresses: Vec<SocketAddr> = Vec::new();
        for socket in self.endpoint.bound_sockets() {
            match socket {
                SocketAddr::V4(v4) if v4.ip().is_unspecified() => {
                    addresses.push(SocketAddr::from((Ipv4Addr::LOCALHOST, v4.port())));
                }
                SocketAddr::V6(v6) if v6.ip().is_unspecified() => {}
                bound => addresses.push(bound),
            }
        }
        if self.bind == Bind::Networks {
            addresses.extend(self.endpoint.addr().ip_addrs().copied());
        }
        addresses.sort_by_key(|address| (is_far(address), *address));
        addresses.dedup();
        addresses.truncate(limits::ADDRESSES);
        PeerTicket { peer: *self.endpoint.id().as_bytes(), addresses }
    }

    /// Waits for the next connection; `None` when the listener is closed. Devices that fail the TLS handshake are passed over.
    pub async fn accept(&self) -> Option<Link> {
        let mut arriving = self.arriving.lock().await;
        loop {
            tokio::select! {
                incoming = self.endpoint.accept() => {
                    let incoming = incoming?;
                    if arriving.len() < ARRIVING {
                        arriving.spawn(async { tokio::time::timeout(DIAL_TIMEOUT, incoming).await.ok()?.ok() });
                    } else {
                        incoming.ignore();
                    }
                }
                Some(arrived) = arriving.join_next() => {
                    if let Ok(Some(connection)) = arrived {
                        return Some(Link { connection, endpoint: self.endpoint.clone(), dialled: false });
                    }
                }
            }
        }
    }

    /// Closes the socket; connections end.
    pub async fn close(self) {
        self.endpoint.close().await;
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
}

/// Dials the device of a ticket, under this transport key. The socket lives as long as the link.
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
    let endpoint = endpoint(&transport_key, local, Vec::new()).await?;
    let address = EndpointAddr::from_parts(peer, ticket.addresses.iter().copied().map(TransportAddr::Ip));
    match tokio::time::timeout(DIAL_TIMEOUT, endpoint.connect(address, ALPN)).await {
        Ok(Ok(connection)) => Ok(Link { connection, endpoint, dialled: true }),
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

/// Makes an endpoint at one address, or at a free port of every network.
async fn endpoint(
    transport_key: &[u8; 32],
    bind: Option<SocketAddr>,
    alpns: Vec<Vec<u8>>,
) -> Result<Endpoint, LinkError> {
    let transport = QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(4))
        .max_concurrent_uni_streams(VarInt::from_u32(limits::FILES_SERVED as u32))
        .build();
    let builder = Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(transport_key))
        .alpns(alpns)
        .relay_mode(RelayMode::Disabled)
        .clear_address_lookup()
        .portmapper_config(PortmapperConfig::Disabled)
        .net_report_config(NetReportConfig::minimal())
        .transport_config(transport);
    let builder = match bind {
        Some(address) => {
            builder.clear_ip_transports().bind_addr(address).map_err(|error| LinkError::Bind(boxed(error)))?
        }
        None => builder,
    };
    builder.bind().await.map_err(|error| LinkError::Bind(boxed(error)))
}
