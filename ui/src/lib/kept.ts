import type { Request } from '../backend/types';
import { shell } from './core.svelte';

/** What the window keeps in the vault, because nothing may lie beside it: the person's choices, and unsaved work. */
export type KeptName = 'lang' | 'theme' | 'idle' | `draft-${string}`;

/** Reads all that is kept. A core that keeps nothing gives nothing. */
export async function kept(): Promise<{ [name: string]: string | undefined }> {
  try {
    const answer: unknown = await shell().request({ cmd: 'preferences' } as unknown as Request);
    const values = (answer as { values?: { [name: string]: string } }).values;
    return values ?? {};
  } catch {
    return {};
  }
}

/** Keeps a value; null forgets it. */
export async function keep(name: KeptName, value: string | null): Promise<void> {
  try {
    await shell().request({ cmd: 'preferences_set', name, value } as unknown as Request);
  } catch {
    // The choice still holds until the window closes.
  }
}
