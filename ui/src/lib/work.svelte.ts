import type { Progress } from '../backend/types';
import { ask } from './core.svelte';
import { trouble, wasCancelled, type Trouble } from './failures';

/** One piece of work that a person started: how far it is, how to stop it, and what went wrong. */
export class Work {
  stage = $state<'idle' | 'running' | 'stopped'>('idle');
  trouble = $state.raw<Trouble | undefined>();
  done = $state(0);
  total = $state<number | null>(null);
  #job: string | undefined;

  get isRunning(): boolean {
    return this.stage === 'running';
  }

  /** Does it, unless it is being done. Gives nothing when it failed or was stopped. */
  async run<Answer>(task: (tell: (progress: Progress) => void) => Promise<Answer>): Promise<Answer | undefined> {
    if (this.isRunning) return undefined;
    this.reset();
    this.stage = 'running';
    try {
      const answer = await task((progress) => this.#hear(progress));
      this.stage = 'idle';
      return answer;
    } catch (thrown) {
      if (wasCancelled(thrown)) {
        this.stage = 'stopped';
      } else {
        this.stage = 'idle';
        this.trouble = trouble(thrown);
      }
      return undefined;
    }
  }

  async stop(): Promise<void> {
    if (this.#job) await ask({ cmd: 'job_cancel', job: this.#job }, 'done').catch(() => undefined);
  }

  /** Forgets how the last one went. */
  reset(): void {
    this.stage = 'idle';
    this.trouble = undefined;
    this.done = 0;
    this.total = null;
    this.#job = undefined;
  }

  #hear(progress: Progress): void {
    if (progress.kind === 'started') this.#job = progress.job;
    if (progress.kind !== 'step') return;
    this.done = progress.done;
    this.total = progress.total;
  }
}
