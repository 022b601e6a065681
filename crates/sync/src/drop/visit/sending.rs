//! Sending evidence that the drop lacks, segment by segment.

use cairn_keys::TreeHash;

use super::super::effect::{DropEffect, DropInput, FetchFailure};
use super::super::report::DropEnding;
use super::writing::recipients;
use super::{Phase, Visit};
use crate::file::FileRequest;
use crate::pack::{
    MAX_FILE, ObjectKind, ObjectName, PackError, SEGMENT_GROUPS, encode_segment, encode_tree, seal_object,
    segment_content, segments_of, tree_content,
};

/// A file on its way out.
#[derive(Debug)]
pub(super) struct Sending {
    request: FileRequest,
    next: u64,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Opening,
    Tree(ObjectName),
    Reading,
    Segment(ObjectName),
}

impl Visit {
    /// Says which kind of evidence this device writes.
    fn evidence_kind(&self) -> ObjectKind {
        if self.reads() { ObjectKind::Evidence } else { ObjectKind::ContributorEvidence }
    }

    /// Says whether an object of a file lies in the drop for all who have to read it, and not cut short.
    fn has(&self, content: &[u8; 32], least: u64) -> bool {
        let kind = self.evidence_kind();
        let found = match kind {
            ObjectKind::Evidence => self.find(&[kind], content),
            // To the devices that read under our page, not to those of an earlier one.
            _ => self.name_now(content).filter(|name| self.listing.seen.contains_key(name)),
        };
        found.and_then(|name| self.listing.seen.get(&name)).is_some_and(|seen| seen.object.size >= least)
    }

    fn name_now(&self, content: &[u8; 32]) -> Option<ObjectName> {
        let circle = self.circle()?;
        let epoch = circle.epochs.of_page(circle.charter.page().number)?;
        Some(ObjectName::derive(&epoch.contact, self.evidence_kind(), content))
    }

    fn lacks_tree(&self, file: &FileRequest) -> bool {
        file.groups() > 1 && !self.has(&tree_content(file), 32 * file.groups())
    }

    fn lacks_segment(&self, file: &FileRequest, index: u64) -> bool {
        !self.has(&segment_content(file, index), segment_bytes(file, index))
    }

    /// Says whether a file lies in the drop whole.
    pub(super) fn lies_whole(&self, file: &FileRequest) -> bool {
        !self.lacks_tree(file) && (0..segments_of(file)).all(|index| !self.lacks_segment(file, index))
    }

    pub(super) fn start_sending(&mut self) {
        self.sending.clone_from(&self.holdings.offered);
        self.sending.reverse();
        self.next_offered();
    }

    fn next_offered(&mut self) {
        while !self.stops() {
            let Some(offered) = self.sending.pop() else { return self.finish_writing() };
            let file = FileRequest { from: 0, ..offered };
            if file.size > MAX_FILE || !file.is_sound() {
                self.report.files_too_large += 1;
                continue;
            }
            if self.lies_whole(&file) {
                self.memory.files.insert(file.file);
                continue;
            }
            let first = (0..segments_of(&file)).find(|index| self.lacks_segment(&file, *index)).unwrap_or(0);
            let request = FileRequest { from: first * SEGMENT_GROUPS, ..file };
            let sending = Sending { request, next: first, step: Step::Opening };
            return self.ask(Phase::Sending(Box::new(sending)), DropEffect::OpenFile(request));
        }
        self.finish_writing();
    }

    pub(super) fn on_sending(&mut self, sending: Box<Sending>, input: DropInput) {
        match (sending.step, input) {
            (Step::Opening, DropInput::FileOpened(Ok(Some(tree)))) => self.on_opened(sending, &tree),
            (Step::Opening, DropInput::FileOpened(Ok(None))) => self.next_offered(),
            (Step::Tree(name), DropInput::Put(put)) => {
                self.note_put(name, 32 * sending.request.groups(), put);
                self.next_segment(sending);
            }
            (Step::Reading, DropInput::FileRead(Ok(bytes))) => self.on_read(sending, &bytes),
            (Step::Segment(name), DropInput::Put(put)) => {
                let size = segment_bytes(&sending.request, sending.next);
                self.note_put(name, size, put);
                self.next_segment(Box::new(Sending { next: sending.next + 1, ..*sending }));
            }
            _ => self.end(DropEnding::Failed),
        }
    }

    fn note_put(&mut self, name: ObjectName, size: u64, put: Result<(), FetchFailure>) {
        if self.put(put) {
            let number = self.circle().map_or(0, |circle| circle.charter.page().number);
            self.listing.add(name, self.evidence_kind(), number, size);
            self.memory.packs.remove(&name);
        }
    }

    fn on_opened(&mut self, mut sending: Box<Sending>, tree: &TreeHash) {
        let file = sending.request;
        if !self.lacks_tree(&file) {
            return self.next_segment(sending);
        }
        let sealed = encode_tree(&file, tree).and_then(|plain| self.seal_evidence(&tree_content(&file), &plain));
        match sealed {
            Ok((name, bytes)) => {
                sending.step = Step::Tree(name);
                self.put_evidence(sending, name, bytes);
            }
            Err(_) => self.next_offered(),
        }
    }

    fn seal_evidence(&self, content: &[u8; 32], plain: &[u8]) -> Result<(ObjectName, Vec<u8>), PackError> {
        let circle = self.circle().ok_or(PackError::NoRecipient)?;
        let name = self.name_now(content).ok_or(PackError::NoRecipient)?;
        Ok((name, seal_object(&recipients(circle, self.evidence_kind()), plain)?))
    }

    fn put_evidence(&mut self, sending: Box<Sending>, name: ObjectName, bytes: Vec<u8>) {
        self.report.bytes_written += bytes.len() as u64;
        self.progress.bytes += bytes.len() as u64;
        self.ask(Phase::Sending(sending), DropEffect::Put { name: name.to_file_name(), bytes });
    }

    fn next_segment(&mut self, mut sending: Box<Sending>) {
        if self.stops() {
            return self.finish_writing();
        }
        if sending.next >= segments_of(&sending.request) {
            if self.lies_whole(&FileRequest { from: 0, ..sending.request }) {
                self.report.files_written += 1;
                self.memory.files.insert(sending.request.file);
            }
            return self.next_offered();
        }
        sending.step = Step::Reading;
        let bytes = usize::try_from(segment_bytes(&sending.request, sending.next)).unwrap_or(0);
        self.ask(Phase::Sending(sending), DropEffect::ReadFile { bytes });
    }

    fn on_read(&mut self, mut sending: Box<Sending>, bytes: &[u8]) {
        let file = sending.request;
        if !self.lacks_segment(&file, sending.next) {
            sending.next += 1;
            return self.next_segment(sending);
        }
        let content = segment_content(&file, sending.next);
        let sealed = encode_segment(&file, sending.next, bytes).and_then(|plain| self.seal_evidence(&content, &plain));
        match sealed {
            Ok((name, bytes)) => {
                sending.step = Step::Segment(name);
                self.put_evidence(sending, name, bytes);
            }
            Err(_) => self.next_offered(),
        }
    }
}

/// Gives the number of sealed bytes of one segment.
fn segment_bytes(file: &FileRequest, index: u64) -> u64 {
    let groups = (index * SEGMENT_GROUPS..file.groups()).take(4);
    groups.map(|group| file.group_len(group) as u64).sum()
}
