import { SvelteMap } from 'svelte/reactivity';

import type { PickedFile } from '../backend';
import { announcements } from '../lib/announce.svelte';
import { ask } from '../lib/core.svelte';
import { trouble, wasCancelled, type Trouble } from '../lib/failures';
import { session } from '../lib/session.svelte';
import { texts } from '../lib/texts.svelte';

/** One file on its way into the vault. */
export interface Sealing {
  key: number;
  file: PickedFile;
  incident: string | null;
  stage: 'waiting' | 'running' | 'stopped' | 'failed';
  done: number;
  total: number;
  job?: string;
  trouble?: Trouble;
}

/** Seals files one after the other; each has its own row, stop and restart. */
class SealingQueue {
  readonly #rows = new SvelteMap<number, Sealing>();
  /** Grows with every file that was sealed, so that lists fetch anew. */
  sealed = $state(0);
  #next = 1;
  #isRunning = false;

  /** The files of an incident (or of all) that are not sealed yet. */
  rows(incident?: string): Sealing[] {
    return [...this.#rows.values()].filter((row) => incident === undefined || row.incident === incident);
  }

  async add(files: readonly PickedFile[], incident: string | null): Promise<void> {
    for (const file of files) {
      const key = this.#next++;
      this.#rows.set(key, { key, file, incident, stage: 'waiting', done: 0, total: file.size });
    }
    await this.#run();
  }

  async restart(key: number): Promise<void> {
    this.#change(key, { stage: 'waiting', done: 0 });
    await this.#run();
  }

  async stop(key: number): Promise<void> {
    const row = this.#rows.get(key);
    if (row?.stage === 'running' && row.job) await ask({ cmd: 'job_cancel', job: row.job }, 'done').catch(() => undefined);
    else this.#change(key, { stage: 'stopped' });
  }

  forget(key: number): void {
    this.#rows.delete(key);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    let count = 0;
    for (let row = this.#waiting(); row; row = this.#waiting()) if (await this.#seal(row)) count += 1;
    this.#isRunning = false;
    if (count === 0) return;
    announcements.say(texts.say('evidence-sealed', { count }), 'good');
    void session.refresh();
  }

  #waiting(): Sealing | undefined {
    return [...this.#rows.values()].find(({ stage }) => stage === 'waiting');
  }

  async #seal({ key, file, incident }: Sealing): Promise<boolean> {
    this.#change(key, { stage: 'running' });
    try {
      await ask({ cmd: 'evidence_add', files: [file.handle], incident, source: null, circle: null }, 'evidence', (progress) => {
        if (progress.kind === 'started') this.#change(key, { job: progress.job });
        if (progress.kind === 'step' && progress.unit === 'bytes') {
          this.#change(key, { done: progress.done, total: progress.total ?? file.size });
        }
      });
      this.#rows.delete(key);
      this.sealed += 1;
      return true;
    } catch (thrown) {
      this.#change(key, wasCancelled(thrown) ? { stage: 'stopped' } : { stage: 'failed', trouble: trouble(thrown) });
      return false;
    }
  }

  #change(key: number, change: Partial<Sealing>): void {
    const row = this.#rows.get(key);
    if (row) this.#rows.set(key, { ...row, ...change });
  }
}

export const sealing = new SealingQueue();
