import type { FixityView, RetentionView, TransferView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { session } from '../lib/session.svelte';
import { Work } from '../lib/work.svelte';

/** What waits for this person in the keeping of evidence. */
export class Due {
  /** Open releases: those to answer first. */
  transfers = $state.raw<readonly TransferView[]>([]);
  /** Cases whose retention date is past. */
  cases = $state.raw<readonly RetentionView[]>([]);
  trouble = $state.raw<Trouble | undefined>();
  checked = $state.raw<readonly FixityView[]>([]);
  readonly work = new Work();

  /** Sealed files that nobody checked for longer than this device's plan says. */
  get files(): number {
    return session.status?.fixity_due ?? 0;
  }

  get count(): number {
    return this.transfers.length + this.cases.length + this.files;
  }

  /** What the last check found wrong. */
  get bad(): readonly FixityView[] {
    return this.checked.filter(({ result }) => result === 'damaged' || result === 'absent');
  }

  async load(): Promise<void> {
    try {
      const handed = await ask({ cmd: 'custody', do: 'transfers', circle: null, all: false }, 'keeping');
      const kept = await ask({ cmd: 'retention', do: 'list', circle: null, all: false }, 'keeping');
      const mine = handed.kept === 'transfers' ? handed.transfers.filter((one) => one.state === 'open' && (one.to_me || one.by_me)) : [];
      this.transfers = [...mine.filter(({ to_me }) => to_me), ...mine.filter(({ to_me }) => !to_me)];
      this.cases = kept.kept === 'retention' ? kept.cases.filter(({ due }) => due) : [];
      this.trouble = undefined;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  /** Checks the sealed files that are due, the longest unchecked first. */
  async check(): Promise<void> {
    this.checked = [];
    const answer = await this.work.run((tell) => ask({ cmd: 'evidence_verify', id: null, due: true }, 'fixity', tell));
    this.checked = answer?.items ?? [];
    await session.refresh();
  }
}
