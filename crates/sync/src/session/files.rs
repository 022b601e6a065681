//! Evidence files: which are asked for, which are served; the bytes run on streams of their own.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Session;
use crate::effect::{Effect, Event, FileOutcome};
use crate::file::FileRequest;
use crate::limits;
use crate::wire::{CloseReason, Message};

/// Files in both directions.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Wanted and not asked for yet. A file of which manifests tell several sizes stands here once for each; only the true one
    /// is to be had, since the name is a hash of the content.
    wanted: VecDeque<FileRequest>,
    /// Asked for, and whether its stream is open.
    asked: BTreeMap<[u8; 32], (FileRequest, bool)>,
    /// Received in this session.
    held: BTreeSet<[u8; 32]>,
    /// Not to be had from this peer with this size.
    unobtainable: BTreeSet<([u8; 32], u64)>,
    /// What this device wants and does not hold, whoever may have it.
    lacks: BTreeSet<[u8; 32]>,
    /// How many more it lacks and does not want from this peer.
    unfetched: u64,
    to_serve: VecDeque<FileRequest>,
    serving: BTreeSet<[u8; 32]>,
}

impl Files {
    /// Says whether files still come or go.
    pub(super) fn is_active(&self) -> bool {
        !self.wanted.is_empty() || !self.asked.is_empty() || !self.to_serve.is_empty() || !self.serving.is_empty()
    }

    pub(super) fn take_wanted(&mut self, wanted: Vec<FileRequest>, unfetched: u64) {
        self.lacks = wanted.iter().map(|file| file.file).filter(|file| !self.held.contains(file)).collect();
        self.unfetched = unfetched;
        self.wanted = wanted
            .into_iter()
            .filter(|file| {
                let settled = self.held.contains(&file.file) || self.unobtainable.contains(&(file.file, file.size));
                let asked = self.asked.get(&file.file).is_some_and(|(asked, _)| asked.size == file.size);
                file.is_sound() && !settled && !asked
            })
            .collect();
    }

    /// Takes the next file to ask for: none that is asked for with another size meanwhile, or that came with one.
    fn next_wanted(&mut self) -> Option<FileRequest> {
        loop {
            let place = self.wanted.iter().position(|file| !self.asked.contains_key(&file.file))?;
            let file = self.wanted.remove(place)?;
            if !self.held.contains(&file.file) {
                return Some(file);
            }
        }
    }

    /// Gives up a file of the size that was asked for; says whether no other size of it is left to ask for.
    fn give_up(&mut self, request: &FileRequest) -> bool {
        self.unobtainable.insert((request.file, request.size));
        !self.wanted.iter().any(|wanted| wanted.file == request.file)
    }

    fn was_given_up(&self, file: [u8; 32]) -> bool {
        self.unobtainable.range((file, 0)..=(file, u64::MAX)).next().is_some()
    }
}

impl Session {
    /// Gives how many files this side lacks and would take from the peer.
    pub(super) fn wanting(&self) -> u64 {
        self.files.lacks.len() as u64
    }

    /// Gives how many files this side lacks, wanted or not.
    pub(super) fn lacking(&self) -> u64 {
        self.wanting().saturating_add(self.files.unfetched)
    }

    pub(super) fn advance_files(&mut self) {
        if !self.reconcile.openings_known() {
            return;
        }
        if !self.entries.is_receiving() && self.we_read() {
            self.ask_files();
        }
        while self.files.serving.len() < limits::FILES_SERVED
            && let Some(file) = self.files.to_serve.pop_front()
        {
            self.files.serving.insert(file.file);
            self.out.push_back(Effect::ServeFile(file));
        }
    }

    fn ask_files(&mut self) {
        while self.files.asked.len() < limits::FILES_ASKED
            && let Some(file) = self.files.next_wanted()
        {
            self.files.asked.insert(file.file, (file, false));
            self.send(&Message::FileWant { file: file.file, size: file.size, from: file.from });
        }
    }

    pub(super) fn on_file_want(&mut self, file: [u8; 32], size: u64, from: u64) {
        let request = FileRequest { file, size, from };
        let waiting = self.files.to_serve.len() + self.files.serving.len();
        // Served files are counted by name: one that is asked for again would run beside itself, uncounted.
        let twice =
            self.files.serving.contains(&file) || self.files.to_serve.iter().any(|waiting| waiting.file == file);
        let reads = self.peer_reads();
        if !request.is_sound() || waiting >= limits::FILES_ASKED || twice || !(reads || self.peer_knows_less()) {
            return self.close(CloseReason::Unexpected);
        }
        if !reads {
            // The page that took its role has not reached it yet.
            return self.send(&Message::FileMissing { file });
        }
        self.files.to_serve.push_back(request);
    }

    /// Serves nothing more to a peer that reads nothing by the page that we work under now, but for what is on its way.
    pub(super) fn stop_unread_files(&mut self) {
        if !self.peer_reads() {
            for request in std::mem::take(&mut self.files.to_serve) {
                self.send(&Message::FileMissing { file: request.file });
            }
        }
    }

    pub(super) fn on_file_offered(&mut self, stream: u64, file: FileRequest) {
        match self.files.asked.get_mut(&file.file) {
            Some((asked, open)) if *asked == file && !*open => {
                *open = true;
                self.notify(Event::FileStarted(file));
                self.out.push_back(Effect::ReceiveFile { stream, file });
            }
            _ => self.out.push_back(Effect::RefuseFile { stream }),
        }
    }

    pub(super) fn on_file_received(&mut self, file: [u8; 32], outcome: FileOutcome) {
        let Some((asked, _)) = self.files.asked.remove(&file) else { return };
        if outcome == FileOutcome::Complete || self.files.give_up(&asked) {
            self.notify(Event::FileReceived { file, outcome });
        }
        match outcome {
            FileOutcome::Complete => {
                self.files.held.insert(file);
                self.files.lacks.remove(&file);
                self.stats.files_received += 1;
                self.send(&Message::FileHeld { file });
            }
            FileOutcome::Bad => self.count_bad(),
            FileOutcome::Missing | FileOutcome::Cut => {}
        }
    }

    pub(super) fn on_file_missing(&mut self, file: [u8; 32]) {
        match self.files.asked.remove(&file) {
            Some((asked, false)) => {
                if self.files.give_up(&asked) {
                    self.notify(Event::FileReceived { file, outcome: FileOutcome::Missing });
                }
            }
            Some((asked, true)) => {
                // Its stream is open: how that ends is told by whoever reads it.
                self.files.asked.insert(file, (asked, true));
            }
            // It was given up here already, and there because of that; or it is whole here, and only the end of its stream
            // did not reach the other side.
            None if self.files.was_given_up(file) || self.files.held.contains(&file) => {}
            None => self.close(CloseReason::Unexpected),
        }
    }

    pub(super) fn on_file_served(&mut self, file: [u8; 32], outcome: FileOutcome) {
        self.files.serving.remove(&file);
        match outcome {
            FileOutcome::Complete => self.stats.files_sent += 1,
            FileOutcome::Missing | FileOutcome::Bad | FileOutcome::Cut => self.send(&Message::FileMissing { file }),
        }
    }
}
