import type { PickedFile } from '../backend';
import { Failure } from '../backend';
import type { ImportView, IntakeView, RefusalView, Request } from '../backend/types';
import { announcements } from '../lib/announce.svelte';
import { ask } from '../lib/core.svelte';
import { trouble } from '../lib/failures';
import { Job } from '../lib/job.svelte';
import { session } from '../lib/session.svelte';

/** What a file is that is to be taken in. */
export const sources = ['mvt', 'proofmode', 'stix'] as const;
export type Source = (typeof sources)[number];

/** What would come in, or came in. */
export type Found = { kind: 'tool'; view: IntakeView } | { kind: 'set'; view: ImportView };

/** Guesses from a file's name what it is; a person can say otherwise. */
export function guessSource(name: string): Source {
  if (/\.(json|stix2?|taxii)$/i.test(name)) return 'stix';
  return /proof/i.test(name) ? 'proofmode' : 'mvt';
}

/** Takes a file in: first it shows what would come, then, when a person agrees, it writes. */
class Intake {
  source = $state<Source>('mvt');
  file = $state.raw<PickedFile | undefined>();
  /** The key that opens an archive sealed with age. */
  key = $state.raw<PickedFile | undefined>();
  /** The files of indicators that the tool was given. */
  indicators = $state.raw<readonly PickedFile[]>([]);
  circle = $state('');
  device = $state('');
  incident = $state('');
  tlp = $state('');
  licence = $state('');
  /** Why it is taken in against a consent. */
  why = $state('');
  shown = $state.raw<Found | undefined>();
  taken = $state.raw<Found | undefined>();
  /** Why the core refused for a consent, if it did. */
  refusals = $state.raw<readonly RefusalView[]>([]);
  readonly looking = new Job();
  readonly taking = new Job();

  constructor() {
    this.looking.onAgain(() => void this.look());
    this.taking.onAgain(() => void this.write());
  }

  get isSealedArchive(): boolean {
    return /\.age$/i.test(this.file?.name ?? '');
  }

  get isBusy(): boolean {
    return this.looking.isRunning || this.taking.isRunning;
  }

  /** Takes files that were dropped: one to take in, or sets of indicators beside an output that is here. */
  take(files: readonly PickedFile[]): void {
    if (this.isBusy) return;
    const sets = files.filter(({ name }) => guessSource(name) === 'stix');
    if (this.file && this.source === 'mvt' && sets.length === files.length && !this.taken) {
      this.addIndicators(files);
      return;
    }
    this.open(files);
  }

  /** Begins anew with a file that was chosen. */
  open([file]: readonly PickedFile[]): void {
    if (!file || this.isBusy) return;
    this.clear();
    this.file = file;
    this.source = guessSource(file.name);
  }

  addIndicators(files: readonly PickedFile[]): void {
    this.indicators = [...this.indicators, ...files];
    this.again();
  }

  choose(source: Source): void {
    this.source = source;
    this.again();
  }

  /** What was shown no longer holds: something else is asked now. */
  again(): void {
    this.shown = this.taken = undefined;
    this.refusals = [];
    this.looking.reset();
    this.taking.reset();
  }

  clear(): void {
    this.again();
    this.file = this.key = undefined;
    this.indicators = [];
    this.device = this.incident = this.licence = this.why = this.tlp = '';
  }

  /** Shows what would come in. Nothing is written. */
  async look(): Promise<void> {
    const request = this.request(true);
    this.again();
    this.shown = await this.#run(this.looking, request);
    if (!this.shown) this.refusals = refusalsOf(this.looking.thrown);
  }

  /** Writes what was shown. */
  async write(): Promise<void> {
    const taken = await this.#run(this.taking, this.request(false));
    if (!taken) {
      this.refusals = refusalsOf(this.taking.thrown);
      return;
    }
    if (taken.kind === 'tool') await this.#mark(taken.view);
    this.taken = taken;
    void session.refresh();
  }

  async #run(job: Job, request: Request | undefined): Promise<Found | undefined> {
    if (!request) return undefined;
    const answer = await job.run(request, ['intake', 'imported']);
    if (!answer) return undefined;
    return answer.type === 'intake' ? { kind: 'tool', view: answer } : { kind: 'set', view: answer };
  }

  /** What the core is asked. Nothing while no file is chosen. */
  request(dryRun: boolean): Request | undefined {
    const file = this.file;
    if (!file) return undefined;
    const circle = this.circle || null;
    if (this.source === 'stix') {
      return { cmd: 'import', format: 'stix', file: file.handle, circle, dry_run: dryRun, tlp: this.tlp || null, licence: this.licence.trim() || null };
    }
    const why = this.why.trim();
    const withdrawn = this.refusals.filter(({ rule }) => rule === 'withdrawn').map(({ record }) => record);
    return {
      cmd: 'intake',
      format: this.source,
      path: file.handle,
      identity: this.key?.handle ?? null,
      indicators: this.source === 'mvt' ? this.indicators.map(({ handle }) => handle) : [],
      device: this.device || null,
      incident: this.incident || null,
      circle: this.device || this.incident ? null : circle,
      dry_run: dryRun,
      consent_override: why ? { why, withdrawn } : null,
    };
  }

  /** Marks the records that were made. The core takes no marking for the output of a tool, so it follows as an edit. */
  async #mark(view: IntakeView): Promise<void> {
    if (!this.tlp) return;
    try {
      for (const id of [view.evidence, view.examination_id, view.listing]) {
        if (id) await ask({ cmd: 'record_edit', id, set: [{ path: 'tlp', value: this.tlp }] }, ['record', 'done']);
      }
    } catch (thrown) {
      announcements.say(trouble(thrown).what, 'bad');
    }
  }
}

function refusalsOf(thrown: unknown): readonly RefusalView[] {
  return thrown === undefined ? [] : Failure.of(thrown).view.refusals;
}

export const intake = new Intake();
