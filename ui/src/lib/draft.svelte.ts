import { SvelteMap } from 'svelte/reactivity';

import type { ClaimView, EditInput, RecordView, Scalar } from '../backend/types';

/** Holds what a person is changing in one record, until it is saved as signed edits. */
export class Draft {
  readonly kind: string;
  readonly base: RecordView | undefined;
  /** The circle that the record lives in, or will live in; empty for the personal one. */
  circle = $state('');
  readonly #edits = new SvelteMap<string, Scalar | null>();
  /** Fields whose text is not understood yet, such as a date with two readings. */
  readonly unclear = new SvelteMap<string, true>();

  constructor(kind: string, base?: RecordView) {
    this.kind = kind;
    this.base = base;
    this.circle = base?.circle ?? '';
  }

  get(path: string): Scalar | undefined {
    const edit = this.#edits.get(path);
    return edit === undefined ? (this.base?.fields[path] ?? undefined) : (edit ?? undefined);
  }

  text(path: string): string {
    const value = this.get(path);
    return value === undefined ? '' : String(value);
  }

  /** Sets a field; nothing, or blank text, clears it. */
  set(path: string, value: Scalar | null): void {
    const next = typeof value === 'string' && value.trim() === '' ? null : value;
    if ((this.base?.fields[path] ?? null) === next) this.#edits.delete(path);
    else this.#edits.set(path, next);
  }

  conflicts(path: string): readonly ClaimView[] {
    return this.base?.conflicts[path] ?? [];
  }

  /** The ids of the items (or members of a set) below a path, the new ones last. */
  items(prefix: string): string[] {
    const start = `${prefix}.`;
    const ids = new Set<string>();
    for (const path of [...Object.keys(this.base?.fields ?? {}), ...this.#edits.keys()]) {
      if (path.startsWith(start)) ids.add(path.slice(start.length).split('.')[0] ?? '');
    }
    return [...ids].filter((id) => this.#edits.get(start + id) !== null && this.#exists(start + id));
  }

  /** Adds an item and gives its id. */
  add(prefix: string): string {
    const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#edits.set(`${prefix}.${id}`, true);
    return id;
  }

  /** Takes an item away, with all that was typed into it. */
  remove(prefix: string, id: string): void {
    const path = `${prefix}.${id}`;
    for (const key of [...this.unclear.keys()]) if (key.startsWith(`${path}.`)) this.unclear.delete(key);
    for (const key of [...this.#edits.keys()]) if (key.startsWith(`${path}.`)) this.#edits.delete(key);
    if (this.base?.fields[path] === undefined) this.#edits.delete(path);
    else this.#edits.set(path, null);
  }

  /** Takes up edits that were kept or given beforehand. */
  restore(edits: readonly EditInput[]): void {
    for (const { path, value } of edits) this.set(path, value);
  }

  /** Gives up everything that was changed. */
  discard(): void {
    this.#edits.clear();
    this.unclear.clear();
  }

  get dirty(): boolean {
    return this.#edits.size > 0;
  }

  /** The edits to send: an item first, then what it holds. Items that hold nothing are left out. */
  edits(): EditInput[] {
    return [...this.#edits]
      .map(([path, value]) => ({ path, value }))
      .filter(({ path, value }) => !(value === true && isItem(path) && this.#isEmpty(path)))
      .sort((a, b) => a.path.localeCompare(b.path, 'en'));
  }

  #exists(path: string): boolean {
    if (this.get(path) !== undefined) return true;
    return Object.keys(this.base?.fields ?? {}).some((key) => key.startsWith(`${path}.`));
  }

  #isEmpty(path: string): boolean {
    const below = (key: string) => key.startsWith(`${path}.`);
    if (Object.keys(this.base?.fields ?? {}).some(below)) return false;
    return ![...this.#edits].some(([key, value]) => below(key) && value !== null && !(value === true && isItem(key)));
  }
}

function isItem(path: string): boolean {
  return /(^|\.)[0-9a-f]{16}$/.test(path);
}
