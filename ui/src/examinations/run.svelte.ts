import type { Request, RunStepView, RunView } from '../backend/types';
import { announcements } from '../lib/announce.svelte';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { texts } from '../lib/texts.svelte';
import { Work } from '../lib/work.svelte';

/** How a step went, as a person says it. */
export interface StepWords {
  result: string;
  finding: string;
  deviation: string;
  reason: string;
  tool: string;
  toolVersion: string;
}

/** What the step says so far. */
export function wordsOf(step: RunStepView): StepWords {
  return {
    result: step.result ?? 'not-yet',
    finding: step.finding ?? '',
    deviation: step.deviation ?? '',
    reason: step.reason ?? '',
    tool: step.tool ?? '',
    toolVersion: step.tool_version ?? '',
  };
}

/** Whether a reason is still missing: of a step that was left out, or of a deviation. */
export function isReasonMissing({ result, deviation, reason }: StepWords): boolean {
  const needs = result === 'skipped' || deviation.trim() !== '';
  return needs && reason.trim() === '';
}

/** An examination on the table: what was done, what it covers, and whether it can be closed. */
export class RunDesk {
  readonly id: string;
  run = $state.raw<RunView | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  readonly work = new Work();

  constructor(id: string) {
    this.id = id;
  }

  /** Steps that keep it from being closed. */
  get unsettled(): readonly RunStepView[] {
    return this.run?.steps.filter((step) => step.unsettled) ?? [];
  }

  /** How many steps say how they went. */
  get settled(): number {
    return this.run?.steps.filter(({ result }) => result !== null && result !== 'not-yet').length ?? 0;
  }

  async load(): Promise<void> {
    try {
      this.run = await ask({ cmd: 'examination_show', examination: this.id }, 'run');
      this.trouble = undefined;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  /** Says how a step went. Only what changed is said again. */
  say(step: RunStepView, words: StepWords): Promise<boolean> {
    const before = wordsOf(step);
    const changed = (name: keyof StepWords) => (words[name].trim() === before[name] ? null : words[name].trim());
    return this.#do(
      {
        cmd: 'examination_step',
        examination: this.id,
        step: step.id ?? step.step ?? String(step.number),
        result: words.result,
        tool: changed('tool'),
        tool_version: changed('toolVersion'),
        output: null,
        finding: changed('finding'),
        deviation: changed('deviation'),
        reason: changed('reason'),
        by: null,
        when: null,
      },
      texts.say('run-step-said', { number: step.number }),
    );
  }

  close(result: string, conclusion: string): Promise<boolean> {
    const order = { examination: this.id, result: result || null, conclusion: conclusion.trim() || null, reopen: false };
    return this.#do({ cmd: 'examination_close', ...order }, texts.say('run-closed'));
  }

  reopen(): Promise<boolean> {
    return this.#do({ cmd: 'examination_close', examination: this.id, result: null, conclusion: null, reopen: true }, texts.say('run-reopened'));
  }

  async #do(order: Extract<Request, { cmd: 'examination_step' | 'examination_close' }>, told: string): Promise<boolean> {
    const run = await this.work.run(() => ask(order, 'run'));
    if (!run) return false;
    this.run = run;
    announcements.say(told, 'good');
    return true;
  }
}
