import type { CustodyEvent, CustodyView, EvidenceView, PersonView, RecordView, Request, StepView, TransferView } from '../backend/types';
import { announcements } from '../lib/announce.svelte';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { session } from '../lib/session.svelte';
import { texts } from '../lib/texts.svelte';
import { titleOf } from '../lib/titles.svelte';
import { Work } from '../lib/work.svelte';

/** What goes with an item from hand to hand; blank texts are not said. */
export interface Handing {
  purpose: string;
  seal: string;
  state: string;
}

type Order = Extract<Request, { cmd: 'custody' }>;
type Tell = Parameters<typeof ask>[2];

/** A text that is not blank, or nothing. */
export function said(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** One piece of evidence on the table: the item, its custody, its open transfer, and what a person does with it. */
export class ItemDesk {
  readonly id: string;
  record = $state.raw<RecordView | undefined>();
  /** The sealed file; nothing for a thing, or for what is held elsewhere. */
  item = $state.raw<EvidenceView | undefined>();
  custody = $state.raw<readonly CustodyView[]>([]);
  transfer = $state.raw<TransferView | undefined>();
  persons = $state.raw<readonly PersonView[]>([]);
  trouble = $state.raw<Trouble | undefined>();
  /** What the last check found. */
  found = $state.raw<StepView | undefined>();
  readonly signing = new Work();
  readonly checking = new Work();

  constructor(id: string) {
    this.id = id;
  }

  get title(): string {
    return this.item?.title ?? (this.record ? titleOf(this.record) : '');
  }

  /** How many steps do not hold. */
  get broken(): number {
    return this.custody.filter(({ verified }) => !verified).length;
  }

  async load(): Promise<void> {
    try {
      const { id } = this;
      this.record = await ask({ cmd: 'record_show', id }, 'record');
      this.item = await ask({ cmd: 'evidence_show', id }, 'evidence_item').catch(() => undefined);
      await Promise.all([this.#loadCustody(), this.#loadPersons(this.record.circle)]);
      this.trouble = undefined;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  /** Reads the whole file and signs whether it is as it was sealed. */
  async check(): Promise<void> {
    this.found = undefined;
    const step = await this.checking.run((tell) => this.#sign({ cmd: 'custody', do: 'check', id: this.id, reason: null }, tell));
    if (!step) return;
    this.found = step;
    await this.#loadCustody().catch(() => undefined);
    void session.refresh();
  }

  log(event: CustodyEvent): Promise<boolean> {
    return this.#do({ cmd: 'custody', do: 'log', id: this.id, event }, 'custody-logged');
  }

  release(to: string, { purpose, seal, state }: Handing): Promise<boolean> {
    const handing = { purpose: said(purpose), seal: said(seal), state: said(state) };
    return this.#do({ cmd: 'custody', do: 'release', id: this.id, to, ...handing }, 'custody-released');
  }

  receive(note: string, seal: string, state: string): Promise<boolean> {
    const given = { seal: said(seal), state: said(state), path: null, note: said(note) };
    return this.#do({ cmd: 'custody', do: 'receive', id: this.id, ...given }, 'custody-received');
  }

  /** Refuses what was released to this person, or takes back what this person released. */
  refuse(reason: string): Promise<boolean> {
    const told = this.transfer?.by_me ? 'custody-taken-back' : 'custody-refused';
    return this.#do({ cmd: 'custody', do: 'refuse', id: this.id, reason: reason.trim() }, told);
  }

  async #do(order: Order, told: string): Promise<boolean> {
    const step = await this.signing.run((tell) => this.#sign(order, tell));
    if (!step) return false;
    announcements.say(texts.say(told, { number: step.step.number }), 'good');
    await this.load();
    void session.refresh();
    return true;
  }

  async #sign(order: Order, tell: Tell): Promise<StepView> {
    const answer = await ask(order, 'keeping', tell);
    if (answer.kept !== 'step') throw new Error(`the core kept ${answer.kept}`);
    return answer;
  }

  async #loadCustody(): Promise<void> {
    const { id } = this;
    this.custody = (await ask({ cmd: 'evidence_custody', id }, 'custody')).custody;
    const answer = await ask({ cmd: 'custody', do: 'transfers', circle: this.record?.circle ?? null, all: false }, 'keeping');
    const open = answer.kept === 'transfers' ? answer.transfers.filter((one) => one.id === id && one.state === 'open') : [];
    this.transfer = open.find((one) => one.to_me) ?? open[0];
  }

  async #loadPersons(circle: string): Promise<void> {
    const { persons } = await ask({ cmd: 'circle_members', circle }, 'members');
    this.persons = persons.filter(({ own }) => !own);
  }
}
