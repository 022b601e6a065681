import type { Progress, Request, Response, SyncView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { trouble, wasCancelled, type Trouble } from '../lib/failures';
import { titles } from '../lib/titles.svelte';

type Outcome = Extract<Response, { type: 'joined' | 'synced' | 'done' }>;

/** One talk with another device: inviting, joining, listening or syncing. */
export class Meeting {
  stage = $state<'idle' | 'running' | 'done' | 'failed' | 'stopped'>('idle');
  ticket = $state('');
  /** The six digits to compare, until they were compared. */
  code = $state('');
  step = $state.raw<Extract<Progress, { kind: 'step' }> | undefined>();
  /** The exchanges so far, newest first. */
  synced = $state.raw<readonly SyncView[]>([]);
  outcome = $state.raw<Outcome | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  #job = '';
  readonly #whenSynced: () => void;

  constructor(whenSynced: () => void) {
    this.#whenSynced = whenSynced;
  }

  async run(request: Request): Promise<void> {
    this.reset();
    this.stage = 'running';
    try {
      const outcome = await ask(request, ['joined', 'synced', 'done'], (progress) => this.#hear(progress));
      this.outcome = outcome;
      if (outcome.type === 'synced') this.#note(outcome);
      this.stage = 'done';
    } catch (thrown) {
      if (!wasCancelled(thrown)) this.trouble = trouble(thrown);
      this.stage = wasCancelled(thrown) ? 'stopped' : 'failed';
    } finally {
      this.code = '';
      this.step = undefined;
      titles.forget();
      this.#whenSynced();
    }
  }

  /** Says whether both people see the same digits. */
  async compare(verdict: 'same' | 'differ'): Promise<void> {
    const code = verdict === 'same' ? this.code : '';
    const job = this.#job;
    this.code = '';
    await ask({ cmd: 'circle_confirm', job, code }, 'done').catch((thrown: unknown) => (this.trouble = trouble(thrown)));
  }

  async stop(): Promise<void> {
    if (this.#job) await ask({ cmd: 'job_cancel', job: this.#job }, 'done').catch(() => undefined);
  }

  reset(): void {
    this.stage = 'idle';
    this.ticket = this.code = this.#job = '';
    this.step = this.outcome = this.trouble = undefined;
    this.synced = [];
  }

  #hear(progress: Progress): void {
    if (progress.kind === 'started') this.#job = progress.job;
    else if (progress.kind === 'ticket') this.ticket = progress.ticket;
    else if (progress.kind === 'code') {
      this.#job = progress.job;
      this.code = progress.code;
    } else if (progress.kind === 'step') this.step = progress;
    else if (progress.kind === 'synced') {
      this.step = undefined;
      this.#note(progress);
      this.#whenSynced();
    }
  }

  #note(view: SyncView): void {
    this.synced = [view, ...this.synced].slice(0, 20);
  }
}
