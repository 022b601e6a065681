import type { AboutGroup, AboutView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';

/** Everything in this vault that names a person, a device, a domain, a hash. */
export class About {
  what = $state('');
  view = $state.raw<AboutView | undefined>();
  isLoading = $state(false);
  trouble = $state.raw<Trouble | undefined>();
  #turn = 0;

  async look(): Promise<void> {
    const what = this.what.trim();
    if (what === '') return;
    const turn = ++this.#turn;
    this.isLoading = true;
    this.trouble = undefined;
    try {
      const view = await ask({ cmd: 'about', what, kind: null, circle: null, limit: 20, after: null }, 'about');
      if (turn === this.#turn) this.view = view;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.view = undefined;
      this.trouble = trouble(thrown);
    } finally {
      if (turn === this.#turn) this.isLoading = false;
    }
  }

  /** Fetches the next records of a group. */
  async more(group: AboutGroup): Promise<void> {
    if (!this.view || group.next === null) return;
    const turn = this.#turn;
    try {
      const answer = await ask({ cmd: 'about', what: this.what.trim(), kind: group.kind, circle: null, limit: 50, after: group.next }, 'about');
      if (turn !== this.#turn || !this.view) return;
      const fresh = answer.groups.find(({ kind }) => kind === group.kind);
      const grown = { ...group, rows: [...group.rows, ...(fresh?.rows ?? [])], next: fresh?.next ?? null };
      this.view = { ...this.view, groups: this.view.groups.map((one) => (one.kind === group.kind ? grown : one)) };
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  /** Whether nothing at all names it. */
  get isNothing(): boolean {
    const view = this.view;
    return view !== undefined && view.groups.length === 0 && view.names.length === 0 && view.set_hits.length === 0;
  }
}
