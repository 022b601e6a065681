import type { Progress, Request, Response } from '../backend/types';
import { ask } from './core.svelte';
import { trouble, wasCancelled, type Trouble } from './failures';

type Step = Extract<Progress, { kind: 'step' }>;
type Kind = Response['type'];

/** One piece of long work: how far it is, its stop, and what went wrong with it. */
export class Job {
  isRunning = $state(false);
  isStopped = $state(false);
  step = $state.raw<Step | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  /** What was thrown, for those who look into refusals. */
  thrown: unknown;
  #name: string | undefined;
  #again: (() => void) | undefined;

  /** Runs a request. Nothing comes back when it failed or was stopped; then this says why. */
  async run<K extends Kind>(request: Request, kinds: readonly K[] | K): Promise<Extract<Response, { type: K }> | undefined> {
    if (this.isRunning) return undefined;
    this.reset();
    this.isRunning = true;
    try {
      return await ask(request, kinds, (progress) => {
        if (progress.kind === 'started') this.#name = progress.job;
        if (progress.kind === 'step') this.step = progress;
      });
    } catch (thrown) {
      this.thrown = thrown;
      if (wasCancelled(thrown)) this.isStopped = true;
      else this.trouble = trouble(thrown);
      return undefined;
    } finally {
      this.isRunning = false;
      this.step = undefined;
      this.#name = undefined;
    }
  }

  /** Sets how the work is begun again after it was stopped or failed. */
  onAgain(run: () => void): void {
    this.#again = run;
  }

  again(): void {
    this.#again?.();
  }

  async stop(): Promise<void> {
    if (this.#name) await ask({ cmd: 'job_cancel', job: this.#name }, 'done').catch(() => undefined);
  }

  /** Forgets what went wrong last. */
  reset(): void {
    this.isStopped = false;
    this.trouble = this.thrown = undefined;
  }
}
