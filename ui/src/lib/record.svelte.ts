import type { RecordView } from '../backend/types';
import { ask } from './core.svelte';
import { Draft } from './draft.svelte';
import { trouble, type Trouble } from './failures';

/** One record on show. */
export class Shown {
  readonly id: string;
  record = $state.raw<RecordView | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  /** The record as forms and reading views take it. */
  readonly draft = $derived(this.record ? new Draft(this.record.kind, this.record) : undefined);

  constructor(id: string) {
    this.id = id;
  }

  async load(): Promise<void> {
    try {
      this.record = await ask({ cmd: 'record_show', id: this.id }, 'record');
      this.trouble = undefined;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  get conflicts(): number {
    return Object.keys(this.record?.conflicts ?? {}).length;
  }
}
