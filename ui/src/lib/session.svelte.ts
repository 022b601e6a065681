import type { StateView, StatusView } from '../backend/types';
import { announcements } from './announce.svelte';
import { ask, onLocked, shell } from './core.svelte';
import { trouble, type Trouble } from './failures';
import { preferences } from './preferences.svelte';
import { texts } from './texts.svelte';

/** Whether there is a vault and whether it is open, and what it holds at a glance. */
class Session {
  stage = $state<'starting' | 'fresh' | 'locked' | 'open' | 'failed'>('starting');
  status = $state.raw<StatusView | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  #beforeLock: () => Promise<void> = async () => {};

  async start(): Promise<void> {
    onLocked(() => this.#close());
    try {
      await preferences.speak(texts.language);
      await this.#take(await ask({ cmd: 'ping' }, 'state'));
    } catch (thrown) {
      this.trouble = trouble(thrown);
      this.stage = 'failed';
    }
  }

  async create(name: string, passphrase: string): Promise<void> {
    await this.#take(await ask({ cmd: 'create', name, passphrase }, 'state'));
  }

  async unlock(passphrase: string): Promise<void> {
    await this.#take(await ask({ cmd: 'unlock', passphrase }, 'state'));
  }

  /** Closes the vault. The shell then throws this page away and shows a new one. */
  async lock(): Promise<void> {
    await this.#beforeLock();
    await ask({ cmd: 'lock' }, ['state', 'done']);
    this.#close();
  }

  /** Closes the vault and takes the window out of sight. */
  async hide(): Promise<void> {
    await this.#beforeLock();
    await shell().hideAndLock();
    this.#close();
  }

  /** Sets what is done before the vault closes, such as keeping unsaved work. */
  beforeLock(run: () => Promise<void>): () => void {
    this.#beforeLock = run;
    return () => (this.#beforeLock = async () => {});
  }

  /** Counts anew: after something was saved, synced or resolved. */
  async refresh(): Promise<void> {
    try {
      this.status = await ask({ cmd: 'status' }, 'status');
    } catch (thrown) {
      announcements.say(trouble(thrown).what, 'bad');
    }
  }

  async #take(state: StateView): Promise<void> {
    if (state.unlocked) {
      await preferences.load();
      await this.refresh();
      for (const notice of state.notices) announcements.say(texts.find(notice) ?? notice, 'plain');
    }
    this.stage = state.unlocked ? 'open' : state.exists ? 'locked' : 'fresh';
  }

  #close(): void {
    this.status = undefined;
    this.stage = 'locked';
  }
}

export const session = new Session();
