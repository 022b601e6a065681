//! Every packet at a host, as the kernel hands it over.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use rustix::net::{AddressFamily, Protocol as Number, RecvFlags, SocketFlags, SocketType, recv, socket_with, sockopt};

/// All protocols, in the order of bytes that packet sockets want.
const ETH_P_ALL: u32 = 0x0003_u16.to_be() as u32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    Udp,
    Tcp,
    Other(u8),
}

/// One packet of IP. Ports are 0 where there are none.
#[derive(Debug, Clone)]
pub(crate) struct Packet {
    pub(crate) protocol: Protocol,
    pub(crate) from: SocketAddr,
    pub(crate) to: SocketAddr,
    pub(crate) payload: Vec<u8>,
}

impl Packet {
    /// Says whether these bytes stand anywhere in the packet.
    pub(crate) fn shows(&self, bytes: &[u8]) -> bool {
        self.payload.windows(bytes.len()).any(|window| window == bytes)
    }

    fn read(frame: &[u8]) -> Option<Self> {
        let (ethernet, rest) = frame.split_at_checked(14)?;
        match &ethernet[12..] {
            [0x08, 0x00] => {
                let header = usize::from(rest.first()? & 15) * 4;
                let ip = |at: usize| Some(Ipv4Addr::from(<[u8; 4]>::try_from(rest.get(at..at + 4)?).ok()?));
                Self::above(*rest.get(9)?, ip(12)?.into(), ip(16)?.into(), rest.get(header..)?)
            }
            [0x86, 0xdd] => {
                let ip = |at: usize| Some(Ipv6Addr::from(<[u8; 16]>::try_from(rest.get(at..at + 16)?).ok()?));
                Self::above(*rest.get(6)?, ip(8)?.into(), ip(24)?.into(), rest.get(40..)?)
            }
            _ => None,
        }
    }

    fn above(number: u8, from: IpAddr, to: IpAddr, payload: &[u8]) -> Option<Self> {
        let protocol = match number {
            6 => Protocol::Tcp,
            17 => Protocol::Udp,
            other => Protocol::Other(other),
        };
        let port = |at: usize| match (protocol, payload.get(at..at + 2)) {
            (Protocol::Udp | Protocol::Tcp, Some(port)) => u16::from_be_bytes([port[0], port[1]]),
            _ => 0,
        };
        let (from, to) = (SocketAddr::new(from, port(0)), SocketAddr::new(to, port(2)));
        Some(Self { protocol, from, to, payload: payload.to_vec() })
    }
}

/// A recording under way.
pub(crate) struct Capture {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Packet>>,
}

impl Capture {
    /// Starts on a thread that `enter` takes to the right place; returns once it records.
    pub(crate) fn start(enter: impl FnOnce() + Send + 'static) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let until = Arc::clone(&stop);
        let (ready, recording) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            enter();
            let all = Number::from_raw(NonZero::new(ETH_P_ALL).unwrap());
            let socket = socket_with(AddressFamily::PACKET, SocketType::RAW, SocketFlags::CLOEXEC, Some(all)).unwrap();
            let patience = Some(Duration::from_millis(50));
            sockopt::set_socket_timeout(&socket, sockopt::Timeout::Recv, patience).unwrap();
            sockopt::set_socket_recv_buffer_size(&socket, 32 << 20).unwrap();
            ready.send(()).unwrap();
            let mut packets = Vec::new();
            let mut frame = vec![0; 1 << 16];
            while !until.load(Ordering::Relaxed) {
                if let Ok((_, length)) = recv(&socket, frame.as_mut_slice(), RecvFlags::empty()) {
                    packets.extend(Packet::read(&frame[..length]));
                }
            }
            packets
        });
        recording.recv().unwrap();
        Self { stop, thread }
    }

    /// Ends it and gives what was seen.
    pub(crate) fn stop(self) -> Vec<Packet> {
        std::thread::sleep(Duration::from_millis(200));
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}
