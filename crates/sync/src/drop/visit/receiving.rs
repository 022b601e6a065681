//! Receiving evidence that is wanted and lies in the drop: segment by segment, verified group by group.

use std::collections::VecDeque;

use cairn_keys::{GROUP_LEN, VerifiedGroup};

use super::super::effect::{DropEffect, DropInput, FetchFailure};
use super::super::report::DropEnding;
use super::{Phase, Visit};
use crate::file::{FileReceiver, FileRequest};
use crate::pack::{
    MAX_FILE, MAX_SEALED, ObjectKind, ObjectName, PackError, SEGMENT_GROUPS, decode_segment, decode_tree, evidence_of,
    open_object, segment_content, segments_of, tree_content,
};

const KINDS: [ObjectKind; 2] = [ObjectKind::Evidence, ObjectKind::ContributorEvidence];

/// A file on its way in.
#[derive(Debug)]
pub(super) struct Receiving {
    request: FileRequest,
    receiver: Option<FileReceiver>,
    step: Step,
    verified: VecDeque<VerifiedGroup<'static>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Tree(ObjectName),
    Sink,
    Segment(u64, ObjectName),
    Group,
    Finish,
}

impl Visit {
    pub(super) fn start_receiving(&mut self) {
        self.wanted.clone_from(&self.holdings.wanted);
        self.wanted.reverse();
        self.next_wanted();
    }

    fn next_wanted(&mut self) {
        while !self.stops() {
            let Some(request) = self.wanted.pop() else { return self.receiving_done() };
            // It came already, with another of the sizes that manifests tell of it.
            if !request.is_sound() || self.received.contains(&request.file) {
                continue;
            }
            if request.size > MAX_FILE {
                self.report.files_too_large += 1;
                continue;
            }
            let first = request.from / SEGMENT_GROUPS;
            let segments = (first..segments_of(&request)).map(|index| segment_content(&request, index));
            let whole = segments.map(|content| self.find(&KINDS, &content)).all(|found| found.is_some());
            let tree = if request.groups() > 1 { self.find(&KINDS, &tree_content(&request)) } else { None };
            if !whole || (request.groups() > 1 && tree.is_none()) {
                self.note_lacking(request.file);
                continue;
            }
            let receiving = Receiving { request, receiver: None, step: Step::Sink, verified: VecDeque::new() };
            return match tree {
                Some(name) => self.fetch_for(Box::new(Receiving { step: Step::Tree(name), ..receiving }), name),
                None => self.open_sink(Box::new(receiving), &[]),
            };
        }
        self.receiving_done();
    }

    /// Finds an object by what its name is derived from, under any epoch that names objects of these kinds.
    pub(super) fn find(&self, kinds: &[ObjectKind], content: &[u8; 32]) -> Option<ObjectName> {
        let circle = self.circle()?;
        let epochs = self.listing.epochs_of(kinds).into_iter().filter_map(|number| circle.epochs.of_page(number));
        let mut names =
            epochs.flat_map(|epoch| kinds.iter().map(|kind| ObjectName::derive(&epoch.contact, *kind, content)));
        names.find(|name| self.listing.seen.contains_key(name) && !self.is_known_unread(name))
    }

    fn is_known_unread(&self, name: &ObjectName) -> bool {
        let seen = self.listing.seen.get(name);
        let known = self.memory.packs.get(name).zip(seen).filter(|(known, seen)| known.is(&seen.object));
        known.is_some_and(|(known, _)| !matches!(known.state, super::State::Held { .. }))
    }

    fn fetch_for(&mut self, receiving: Box<Receiving>, name: ObjectName) {
        let Some(seen) = self.listing.seen.get(&name) else { return self.next_wanted() };
        let (name, limit) = (seen.object.name.clone(), seen.object.size.min(MAX_SEALED as u64));
        self.ask(Phase::Receiving(receiving), DropEffect::Fetch { name, limit });
    }

    fn open_sink(&mut self, mut receiving: Box<Receiving>, groups: &[u8]) {
        let Ok(receiver) = FileReceiver::new(receiving.request, groups) else {
            self.report.damaged += 1;
            return self.next_wanted();
        };
        let effect = DropEffect::ReceiveFile { request: receiving.request, tree: receiver.tree().clone() };
        receiving.receiver = Some(receiver);
        receiving.step = Step::Sink;
        self.ask(Phase::Receiving(receiving), effect);
    }

    pub(super) fn on_receiving(&mut self, receiving: Box<Receiving>, input: DropInput) {
        match (receiving.step, input) {
            (Step::Tree(name), DropInput::Fetched(fetched)) => self.on_tree(receiving, name, fetched),
            (Step::Segment(index, name), DropInput::Fetched(fetched)) => {
                self.on_segment(receiving, index, name, fetched)
            }
            (Step::Sink, DropInput::FileReceiving(Ok(next))) => self.on_sink(receiving, next),
            (Step::Group, DropInput::GroupWritten(Ok(()))) => self.next_group(receiving),
            (Step::Finish, DropInput::FileFinished(Ok(()))) => {
                self.report.files_read += 1;
                let file = receiving.request.file;
                self.memory.files.insert(file);
                self.received.insert(file);
                self.lacked.remove(&file);
                self.report.files_lacking = self.lacked.len() as u64;
                self.next_wanted();
            }
            _ => self.end(DropEnding::Failed),
        }
    }

    fn on_tree(&mut self, receiving: Box<Receiving>, name: ObjectName, fetched: Result<Vec<u8>, FetchFailure>) {
        let request = receiving.request;
        let Some(sealed) = self.fetched(fetched) else { return self.lacking(request.file) };
        let opened = self.open_evidence(&name, &sealed);
        let judged = opened.map(|plain| match decode_tree(&plain, &request).map(<[u8]>::to_vec) {
            Err(PackError::Misnamed) if self.is_of_another_size(&plain, &request) => Ok(None),
            groups => groups.map(Some),
        });
        match judged.flatten() {
            Ok(Some(groups)) => self.open_sink(receiving, &groups),
            Ok(None) => self.lacking(request.file),
            Err(error) => self.bad_evidence(request.file, name, error),
        }
    }

    fn open_evidence(&self, name: &ObjectName, sealed: &[u8]) -> Result<cairn_keys::Zeroizing<Vec<u8>>, PackError> {
        let seen = self.listing.seen.get(name).ok_or(PackError::Malformed)?;
        open_object(self.key_of(seen.kind, seen.number).ok_or(PackError::NotForUs)?, sealed)
    }

    /// Says whether an object is of the file that is wanted, with another of the sizes that manifests tell of it: it is not
    /// damaged by that, and is judged when that size is tried.
    fn is_of_another_size(&self, plain: &[u8], request: &FileRequest) -> bool {
        evidence_of(plain).is_some_and(|told| {
            let claimed = |wanted: &FileRequest| (wanted.file, wanted.size) == (told.file, told.size);
            told.file == request.file && told.size != request.size && self.holdings.wanted.iter().any(claimed)
        })
    }

    fn bad_evidence(&mut self, file: [u8; 32], name: ObjectName, error: PackError) {
        self.count_error(error);
        if let Some(object) = self.listing.seen.get(&name).map(|seen| seen.object.clone()) {
            self.know_unread(name, &object, error);
        }
        self.lacking(file);
    }

    fn lacking(&mut self, file: [u8; 32]) {
        self.note_lacking(file);
        self.next_wanted();
    }

    fn note_lacking(&mut self, file: [u8; 32]) {
        self.lacked.insert(file);
        self.report.files_lacking = self.lacked.len() as u64;
    }

    fn on_sink(&mut self, mut receiving: Box<Receiving>, next: u64) {
        let request = FileRequest { from: next, ..receiving.request };
        let groups = receiving.receiver.take().map(|receiver| receiver.tree().groups().concat()).unwrap_or_default();
        let receiver = FileReceiver::new(request, if request.groups() == 1 { &[] } else { &groups });
        let Some(receiver) = receiver.ok().filter(|_| request.is_sound()) else {
            return self.lacking(request.file);
        };
        receiving.receiver = Some(receiver);
        self.next_group(receiving);
    }

    /// Writes the next verified group, or fetches the segment that holds it, or ends the file.
    fn next_group(&mut self, mut receiving: Box<Receiving>) {
        if let Some(group) = receiving.verified.pop_front() {
            receiving.step = Step::Group;
            return self.ask(Phase::Receiving(receiving), DropEffect::WriteGroup(group));
        }
        let next = receiving.receiver.as_ref().and_then(FileReceiver::next_group);
        let Some((next, _)) = next else {
            receiving.step = Step::Finish;
            return self.ask(Phase::Receiving(receiving), DropEffect::FinishFile);
        };
        if self.stops() {
            return self.receiving_done();
        }
        let index = next / SEGMENT_GROUPS;
        match self.find(&KINDS, &segment_content(&receiving.request, index)) {
            Some(name) => {
                receiving.step = Step::Segment(index, name);
                self.fetch_for(receiving, name);
            }
            None => self.lacking(receiving.request.file),
        }
    }

    fn on_segment(
        &mut self,
        mut receiving: Box<Receiving>,
        index: u64,
        name: ObjectName,
        fetched: Result<Vec<u8>, FetchFailure>,
    ) {
        let request = receiving.request;
        let Some(sealed) = self.fetched(fetched) else { return self.lacking(request.file) };
        let opened = self.open_evidence(&name, &sealed);
        let judged = opened.map(|plain| match take_groups(&mut receiving, index, &plain) {
            Err(PackError::Misnamed) if self.is_of_another_size(&plain, &request) => Ok(false),
            taken => taken.map(|()| true),
        });
        match judged.flatten() {
            Ok(true) => self.next_group(receiving),
            Ok(false) => self.lacking(request.file),
            Err(error) => self.bad_evidence(request.file, name, error),
        }
    }
}

/// Verifies the groups of a segment from the one that comes next.
fn take_groups(receiving: &mut Receiving, index: u64, plain: &[u8]) -> Result<(), PackError> {
    let segment = decode_segment(plain, &receiving.request, index)?;
    let receiver = receiving.receiver.as_mut().ok_or(PackError::Malformed)?;
    let group_len = usize::try_from(GROUP_LEN).map_err(|_| PackError::TooLarge)?;
    for (group, number) in segment.bytes.chunks(group_len).zip(segment.index * SEGMENT_GROUPS..) {
        match receiver.next_group() {
            Some((next, _)) if next == number => {
                let group = receiver.accept_group(group).map_err(|_| PackError::Damaged)?;
                receiving.verified.push_back(group.into_owned());
            }
            _ => {}
        }
    }
    Ok(())
}
