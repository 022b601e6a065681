import { SvelteMap } from 'svelte/reactivity';

import type { RecordView } from '../backend/types';
import { ask } from './core.svelte';

/** What a record is called: its title, or the field that stands for it. */
export function titleOf(record: RecordView): string {
  const standIns = ['title', 'pseudonym', 'name', 'file_name', 'value', 'model', 'make', 'origin'];
  return String(standIns.map((path) => record.fields[path]).find((value) => value !== undefined) ?? '');
}

/** Remembers what records are called, so that a reference shows a name and not an id. */
class Titles {
  readonly #known = new SvelteMap<string, string>();
  readonly #asked = new Set<string>();

  /** Gives a record's title; asks for it once when it is not known. */
  of(id: string): string | undefined {
    const title = this.#known.get(id);
    if (title === undefined && !this.#asked.has(id)) {
      this.#asked.add(id);
      void this.#fetch(id);
    }
    return title;
  }

  learn(id: string, title: string): void {
    this.#asked.add(id);
    this.#known.set(id, title);
  }

  /** Forgets all: after a sync, titles may have changed. */
  forget(): void {
    this.#known.clear();
    this.#asked.clear();
  }

  async #fetch(id: string): Promise<void> {
    try {
      const record = await ask({ cmd: 'record_show', id }, 'record');
      this.#known.set(id, titleOf(record));
    } catch {
      // A record that is not here has no title to show; its id stays.
    }
  }
}

export const titles = new Titles();
