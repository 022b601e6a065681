import type { Request } from '../backend/types';
import { shell } from './core.svelte';

/** What the window keeps in the vault, because nothing may lie beside it: the person's choices, and unsaved work. */
export type KeptName = 'lang' | 'theme' | 'idle' | `draft-${string}`;

type Asked = { cmd: 'setting'; name: KeptName } | { cmd: 'setting_set'; name: KeptName; value: string | null };

/** Reads what is kept under a name. A core that keeps nothing gives nothing. */
export async function kept(name: KeptName): Promise<string | undefined> {
  const answer = await send({ cmd: 'setting', name });
  return answer?.value ?? undefined;
}

/** Keeps a text; null forgets it. */
export async function keep(name: KeptName, value: string | null): Promise<void> {
  await send({ cmd: 'setting_set', name, value });
}

async function send(asked: Asked): Promise<{ value?: string | null } | undefined> {
  try {
    const answer: unknown = await shell().request(asked as unknown as Request);
    return answer as { value?: string | null };
  } catch {
    // The choice still holds until the window closes.
    return undefined;
  }
}
