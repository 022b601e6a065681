import type { DuplicatesView, JudgedView, PairView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { Job } from '../lib/job.svelte';
import { session } from '../lib/session.svelte';

export type Verdict = 'same' | 'different';
export type Kind = 'person' | 'incident';

/** One proposed pair, and what a person makes of it. */
export class Proposal {
  readonly pair: PairView;
  /** What is being judged and waits for its reason. */
  wanted = $state<Verdict | 'take-back' | undefined>();
  /** Not sure: put aside, nothing is recorded. */
  isAside = $state(false);
  verdict = $state<Verdict | undefined>();
  judged = $state.raw<JudgedView | undefined>();
  reason = $state('');
  isBusy = $state(false);
  trouble = $state.raw<Trouble | undefined>();

  constructor(pair: PairView) {
    this.pair = pair;
  }

  get key(): string {
    return `${this.pair.a.id} ${this.pair.b.id}`;
  }

  /** Begins to judge, or to take back; the reason comes first. */
  want(wanted: Verdict | 'take-back'): void {
    this.wanted = wanted;
    this.reason = '';
    this.trouble = undefined;
  }

  giveUp(): void {
    this.wanted = this.trouble = undefined;
  }

  /** Records what is wanted, with its reason. */
  async record(): Promise<void> {
    const { wanted } = this;
    const reasoning = this.reason.trim();
    if (!wanted || reasoning === '' || this.isBusy) return;
    this.isBusy = true;
    try {
      if (wanted === 'take-back') await this.#takeBack(reasoning);
      else await this.#judge(wanted, reasoning);
      this.giveUp();
      void session.refresh();
    } catch (thrown) {
      this.trouble = trouble(thrown);
    } finally {
      this.isBusy = false;
    }
  }

  async #judge(verdict: Verdict, reasoning: string): Promise<void> {
    const { a, b } = this.pair;
    this.judged = await ask({ cmd: 'duplicate_judge', a: a.id, b: b.id, verdict, reasoning, circle: null }, 'judged');
    this.verdict = verdict;
    this.isAside = false;
  }

  async #takeBack(reasoning: string): Promise<void> {
    if (!this.judged) return;
    await ask({ cmd: 'duplicate_reverse', id: this.judged.id, reasoning }, ['done', 'record', 'judged']);
    this.judged = this.verdict = undefined;
  }
}

/** Looks for records that may be the same. The program proposes; people judge. */
class Duplicates {
  kind = $state<Kind>('person');
  circle = $state('');
  view = $state.raw<DuplicatesView | undefined>();
  proposals = $state.raw<readonly Proposal[]>([]);
  readonly job = new Job();

  constructor() {
    this.job.onAgain(() => void this.find());
  }

  /** The pairs to judge, those put aside last. */
  get inOrder(): readonly Proposal[] {
    return [...this.proposals.filter(({ isAside }) => !isAside), ...this.proposals.filter(({ isAside }) => isAside)];
  }

  choose(kind: Kind): void {
    this.kind = kind;
    this.forget();
  }

  forget(): void {
    this.view = undefined;
    this.proposals = [];
    this.job.reset();
  }

  async find(): Promise<void> {
    this.forget();
    const view = await this.job.run({ cmd: 'duplicates', kind: this.kind, circle: this.circle || null, limit: 50, score: null }, 'duplicates');
    if (!view) return;
    this.view = view;
    this.proposals = view.pairs.map((pair) => new Proposal(pair));
  }
}

export const duplicates = new Duplicates();
