import { ask } from './core.svelte';

/** What the window keeps in the vault, because nothing may lie beside it: the person's choices, and unsaved work. */
export type KeptName = 'lang' | 'theme' | 'idle' | `draft-${string}`;

/** Reads what is kept under a name. */
export async function kept(name: KeptName): Promise<string | undefined> {
  const answer = await ask({ cmd: 'setting', name }, 'setting').catch(() => undefined);
  return answer?.value ?? undefined;
}

/** Keeps a text; null forgets it. What could not be kept still holds until the window closes. */
export async function keep(name: KeptName, value: string | null): Promise<void> {
  await ask({ cmd: 'setting_set', name, value }, 'done').catch(() => undefined);
}
