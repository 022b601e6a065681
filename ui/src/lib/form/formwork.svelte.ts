import type { EditInput } from '../../backend/types';
import { announcements } from '../announce.svelte';
import { commands } from '../commands.svelte';
import { ask } from '../core.svelte';
import { Draft } from '../draft.svelte';
import { trouble, type Trouble } from '../failures';
import { keep, kept, type KeptName } from '../kept';
import { leaving } from '../leaving.svelte';
import { listOf } from '../list/lists';
import { navigation } from '../navigation.svelte';
import { session } from '../session.svelte';
import { texts } from '../texts.svelte';
import { titles } from '../titles.svelte';

/** Unsaved work as the vault keeps it. */
interface Unsaved {
  circle: string;
  set: EditInput[];
}

/** The work on one form: loading, saving, keeping unsaved work in the vault, asking before it is left. */
export class Formwork {
  draft = $state.raw<Draft | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  isSaving = $state(false);
  /** Unsaved work from before a lock was taken up again. */
  isRestored = $state(false);

  readonly kind: string;
  readonly id: string | undefined;
  readonly #name: KeptName;

  constructor(kind: string, id?: string) {
    this.kind = kind;
    this.id = id;
    this.#name = `draft-${id ?? kind}`;
  }

  /** Starts the work; gives back what ends it. */
  start(preset: readonly EditInput[] = [], circle = ''): () => void {
    void this.#load(preset, circle);
    const saving = setInterval(() => void this.#keep(), 3_000);
    const stops = [
      navigation.guard(() => this.#mayLeave()),
      session.beforeLock(() => this.#keep()),
      commands.add([{ id: 'save', text: 'save', chord: { code: 'KeyS', ctrl: true }, run: () => void this.save() }]),
    ];
    return () => {
      clearInterval(saving);
      for (const stop of stops) stop();
    };
  }

  /** Saves as signed edits and goes back; tells whether it was saved. Asked again meanwhile, it waits for the first. */
  save(): Promise<boolean> {
    this.#saving ??= this.#save().finally(() => (this.#saving = undefined));
    return this.#saving;
  }

  #saving: Promise<boolean> | undefined;

  async #save(): Promise<boolean> {
    const { draft } = this;
    if (!draft) return false;
    if (draft.unclear.size > 0) {
      announcements.say(texts.say('form-unclear', { count: draft.unclear.size }), 'bad');
      document.querySelector<HTMLElement>(`[id="field-${[...draft.unclear.keys()][0]?.replaceAll('.', '-')}"]`)?.focus();
      return false;
    }
    this.isSaving = true;
    this.trouble = undefined;
    try {
      const id = await this.#send(draft.edits());
      this.#isOver = true;
      await this.#forget();
      titles.forget();
      this.#leave(id);
      void session.refresh();
      await this.#tell(id);
      return true;
    } catch (thrown) {
      this.trouble = trouble(thrown);
      return false;
    } finally {
      this.isSaving = false;
    }
  }

  /** Leaves without saving, after asking. */
  async cancel(): Promise<void> {
    await navigation.back();
  }

  /** Gives up what was taken up again. */
  async discard(): Promise<void> {
    this.draft?.discard();
    this.isRestored = false;
    this.draft = new Draft(this.kind, this.draft?.base);
    await this.#forget();
  }

  async #load(preset: readonly EditInput[], circle: string): Promise<void> {
    try {
      const base = this.id ? await ask({ cmd: 'record_show', id: this.id }, 'record') : undefined;
      const draft = new Draft(this.kind, base);
      draft.circle ||= circle;
      draft.restore(preset);
      const unsaved = await kept(this.#name);
      if (unsaved) {
        const work = JSON.parse(unsaved) as Unsaved;
        draft.circle = work.circle;
        draft.restore(work.set);
      }
      this.isRestored = Boolean(unsaved);
      this.draft = draft;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  async #send(set: EditInput[]): Promise<string> {
    if (this.id) {
      if (set.length > 0) await ask({ cmd: 'record_edit', id: this.id, set }, ['record', 'done', 'created']);
      return this.id;
    }
    const circle = this.draft?.circle || null;
    return (await ask({ cmd: 'record_add', kind: this.kind, circle, set }, ['created', 'record'])).id;
  }

  #leave(id: string): void {
    if (this.id) navigation.leave();
    else if (this.kind === 'incident') navigation.replace({ page: 'incident', id });
    else navigation.replace({ page: 'record', kind: this.kind, id });
  }

  /** Says that it is saved, and when a filter hides it. */
  async #tell(id: string): Promise<void> {
    const list = listOf(this.kind);
    const isShown = await list.shows(id).catch(() => true);
    if (isShown) announcements.say(texts.say('saved'), 'good');
    else announcements.say(texts.say('saved-hidden'), 'plain', { label: texts.say('filter-clear'), run: () => list.clear() });
  }

  async #mayLeave(): Promise<boolean> {
    if (this.#saving && (await this.#saving)) return true;
    if (this.#isOver || !this.draft?.dirty) return true;
    const choice = await leaving.ask();
    if (choice === 'stay') return false;
    if (choice === 'save') {
      await this.save();
      return false;
    }
    this.#isOver = true;
    // Whoever leaves does not wait for the vault; the next step would overtake this one.
    void this.#forget();
    return true;
  }

  #keptLast = '';
  /** The work is saved or given up: nothing of it is kept or asked about any more, also while the vault still forgets it. */
  #isOver = false;
  /** What was asked of the vault before, so that it does not keep what it was told to forget. */
  #keeping: Promise<void> = Promise.resolve();

  async #keep(): Promise<void> {
    if (this.#isOver || !this.draft?.dirty) return;
    const unsaved = JSON.stringify({ circle: this.draft.circle, set: this.draft.edits() } satisfies Unsaved);
    if (unsaved === this.#keptLast) return;
    this.#keptLast = unsaved;
    await this.#tellVault(unsaved);
  }

  async #forget(): Promise<void> {
    if (this.#keptLast === '' && !this.isRestored) return;
    this.#keptLast = '';
    await this.#tellVault(null);
  }

  #tellVault(unsaved: string | null): Promise<void> {
    this.#keeping = this.#keeping.then(() => keep(this.#name, unsaved));
    return this.#keeping;
  }
}
