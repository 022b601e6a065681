import type { ConditionInput, RecordRow, ViewOrder, ViewView } from '../backend/types';
import { ask, listQuery } from './core.svelte';
import { trouble, type Trouble } from './failures';

/** The first page comes fast; later ones are larger, because a jump to the end fetches all of them. */
const page = { first: 200, later: 1000 };

/** A long list of records: pages are fetched as rows come into view, and kept while one looks at a record. */
export class RecordsList {
  readonly kind: string;
  search = $state('');
  order = $state<'newest' | 'date'>('newest');
  /** Only this circle; empty for all. */
  circle = $state('');
  /** The chosen values by field (`status`, `tlp`). */
  chosen = $state.raw<{ [path: string]: readonly string[] }>({});
  /** What else has to hold, on any field. */
  conditions = $state.raw<readonly ConditionInput[]>([]);
  /** The saved view whose records are shown, by its id; empty for none. */
  view = $state('');
  /** The saved views that show this kind. */
  views = $state.raw<readonly ViewView[]>([]);
  /** How many rows the list has, as far as it is known. */
  count = $state(0);
  /** Whether `count` is all there is. */
  isCounted = $state(false);
  isLoading = $state(false);
  /** Whether the rows on show may be those of an earlier question: then no pointer may take one, since it may move away under the hand. */
  isStale = $state(false);
  trouble = $state.raw<Trouble | undefined>();
  current = $state(0);
  /** Where the list was scrolled to. */
  offset = 0;

  #rows = $state.raw<{ list: RecordRow[] }>({ list: [] });
  #here = new Set<string>();
  #next: string | null = null;
  #turn = 0;
  #wanted = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(kind: string) {
    this.kind = kind;
  }

  row(index: number): RecordRow | undefined {
    return this.#rows.list[index];
  }

  get isFiltered(): boolean {
    return this.search.trim() !== '' || this.circle !== '' || this.view !== '' || this.conditions.length > 0 || Object.values(this.chosen).some((values) => values.length > 0);
  }

  /** Fetches the list anew, from its start. Rows on show stay until the new ones are here. */
  async reload(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#wanted = 0;
    this.isStale = true;
    await this.#fetch(turn, null);
  }

  /** Asks which saved views there are. One that is gone is no longer chosen. */
  async loadViews(): Promise<void> {
    try {
      this.views = (await ask({ cmd: 'view_list', kind: this.kind, circle: null }, 'views')).views;
    } catch {
      // The list works without them, and what is wrong shows there.
      this.views = [];
    }
    if (this.view !== '' && !this.views.some(({ id }) => id === this.view)) {
      this.view = '';
      this.rewind();
      void this.reload();
    }
  }

  /** Shows what a saved view shows; without one, everything. */
  look(view: string): void {
    this.view = view;
    this.rewind();
    void this.reload();
  }

  /** Fetches anew once a person pauses typing. */
  reloadSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.reload(), 150);
  }

  choose(path: string, values: readonly string[]): void {
    this.chosen = { ...this.chosen, [path]: values };
    this.rewind();
    void this.reload();
  }

  /** Adds a condition; the same one twice is one. */
  addCondition(condition: ConditionInput): void {
    const text = JSON.stringify(condition);
    if (this.conditions.some((one) => JSON.stringify(one) === text)) return;
    this.conditions = [...this.conditions, condition];
    this.rewind();
    void this.reload();
  }

  removeCondition(condition: ConditionInput): void {
    this.conditions = this.conditions.filter((one) => one !== condition);
    this.rewind();
    void this.reload();
  }

  /** Saves all that narrows the list under a name, and shows it as that view. */
  async saveView(name: string, circle: string): Promise<void> {
    const view = await ask({ cmd: 'view_save', ...this.#viewOrder(name, circle) }, 'view');
    this.chosen = {};
    this.conditions = [];
    this.search = this.circle = '';
    this.view = view.id;
    this.rewind();
    await Promise.all([this.loadViews(), this.reload()]);
  }

  async renameView(id: string, title: string): Promise<void> {
    const same = { conditions: null, search: null, since: null, until: null, order: null, description: null };
    await ask({ cmd: 'view_edit', name: id, circle: null, title, kind: null, ...same }, 'view');
    await this.loadViews();
  }

  async deleteView(id: string): Promise<void> {
    await ask({ cmd: 'view_delete', name: id, circle: null }, 'done');
    await this.loadViews();
  }

  /** What narrows the list now, with what the chosen view asks itself. */
  #viewOrder(name: string, circle: string): ViewOrder {
    const base = this.views.find(({ id }) => id === this.view);
    const chosen = Object.entries(this.chosen)
      .filter(([, values]) => values.length > 0)
      .map(([path, values]) => ({ path, op: 'exactly', values: [...values] }));
    const words = [base?.search ?? '', this.search.trim()].filter((text) => text !== '');
    return {
      name,
      circle,
      title: null,
      kind: this.kind,
      conditions: [...(base?.conditions ?? []), ...chosen, ...this.conditions],
      search: words.join(' ') || null,
      since: base?.since ?? null,
      until: base?.until ?? null,
      order: this.order,
      description: null,
    };
  }

  clear(): void {
    this.chosen = {};
    this.conditions = [];
    this.search = '';
    this.circle = '';
    this.view = '';
    this.rewind();
    void this.reload();
  }

  /** Goes back to the top: the rows are others now. */
  rewind(): void {
    this.current = 0;
    this.offset = 0;
  }

  /** Says which rows are seen; pages up to them are fetched one after the other. */
  seen(last: number): void {
    this.#wanted = Math.max(this.#wanted, last + 100);
    if (!this.isLoading) void this.#fetchMore();
  }

  /** Whether a record stands in the list as it is filtered now. Only the newest page is looked at. */
  async shows(id: string): Promise<boolean> {
    if (!this.isFiltered) return true;
    const { rows } = await ask(listQuery({ ...this.#query(), order: 'newest', limit: 50 }), 'records');
    return rows.some((row) => row.id === id);
  }

  async #fetchMore(): Promise<void> {
    while (this.#next !== null && this.#rows.list.length < this.#wanted) {
      const turn = this.#turn;
      await this.#fetch(turn, this.#next);
      if (turn !== this.#turn || this.trouble) return;
    }
  }

  async #fetch(turn: number, after: string | null): Promise<void> {
    this.isLoading = true;
    try {
      const answer = await ask(listQuery({ ...this.#query(), order: this.order, limit: after === null ? page.first : page.later, after }), 'records');
      if (turn !== this.#turn) return;
      const held = this.#rows.list[this.current]?.id;
      if (after === null) this.#here = new Set();
      // A record whose date was changed meanwhile comes again in a later page.
      const fresh = answer.rows.filter(({ id }) => !this.#here.has(id));
      for (const { id } of fresh) this.#here.add(id);
      const list = after === null ? fresh : this.#rows.list;
      if (after !== null) list.push(...fresh);
      this.#rows = { list };
      this.#next = answer.next;
      this.trouble = undefined;
      this.#count(answer);
      if (after === null) this.#hold(held);
    } catch (thrown) {
      if (turn === this.#turn) this.trouble = trouble(thrown);
    } finally {
      if (turn === this.#turn) this.isLoading = this.isStale = false;
    }
  }

  /** Keeps the keyboard at its record when records before it came or went. */
  #hold(id: string | undefined): void {
    if (id === undefined || this.current === 0) return;
    const at = this.#rows.list.findIndex((row) => row.id === id);
    if (at >= 0) this.current = at;
  }

  #count(answer: { total?: number | null; next: string | null }): void {
    const here = this.#rows.list.length;
    this.isCounted = answer.next === null || typeof answer.total === 'number';
    this.count = answer.next === null ? here : (answer.total ?? here + 1);
    this.current = Math.max(0, Math.min(this.current, this.count - 1));
  }

  #query() {
    const filters = Object.entries(this.chosen).flatMap(([path, values]) =>
      values.map((value): [string, string] => [path, value]),
    );
    return { kind: this.kind, circle: this.circle || null, search: this.search.trim() || null, view: this.view || null, filters, conditions: [...this.conditions] };
  }
}
