import type { DerivedView, EvidenceView, Making } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { Work } from '../lib/work.svelte';
import { isPicture, makingOf, waysFor, type Way } from './making';
import { Regions } from './regions.svelte';

/** A copy that a person is preparing. */
export class CopyDesk {
  readonly item: EvidenceView;
  way = $state<Way>('copy');
  title = $state('');
  reason = $state('');
  terms = $state('');
  instead = $state(false);
  /** There once the size of the picture is known. */
  covered = $state.raw<Regions | undefined>();
  cropped = $state.raw<Regions | undefined>();
  made = $state.raw<DerivedView | undefined>();
  readonly work = new Work();

  constructor(item: EvidenceView) {
    this.item = item;
    this.way = waysFor(item.media_type)[0] ?? 'copy';
  }

  get ways(): readonly Way[] {
    return waysFor(this.item.media_type);
  }

  get regions(): Regions | undefined {
    if (this.way === 'cover') return this.covered;
    return this.way === 'crop' ? this.cropped : undefined;
  }

  /** What is asked of the core; nothing while something is missing. */
  get making(): Making | undefined {
    return makingOf(this.way, this.regions?.inputs() ?? [], this.terms);
  }

  /** Asks how large the picture is: regions are counted in its own pixels. */
  async measure(): Promise<void> {
    if (!isPicture(this.item.media_type)) return;
    await this.work.run(async () => {
      const { width, height } = await ask({ cmd: 'evidence_metadata', id: this.item.id, keep: false }, 'evidence_metadata');
      if (!width || !height) return;
      this.covered = new Regions(width, height);
      this.cropped = new Regions(width, height, 1);
    });
  }

  async make(): Promise<DerivedView | undefined> {
    const make = this.making;
    if (!make) return undefined;
    const [title, reason] = [this.title.trim(), this.reason.trim()];
    this.made = await this.work.run((tell) =>
      ask(
        { cmd: 'evidence_derive', id: this.item.id, make, instead: this.instead, ...(title && { title }), ...(reason && { reason }) },
        'evidence_derived',
        tell,
      ),
    );
    return this.made;
  }
}
