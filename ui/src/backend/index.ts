import { isTauri } from '@tauri-apps/api/core';

import type { Backend } from './backend';
import { HttpBackend } from './http';
import { TauriBackend } from './tauri';

export { Failure } from './backend';
export type { Backend, DropEvent, PickedFile } from './backend';

/** Chooses the shell that runs this window: Tauri; in tests the loopback bridge; while developing a vault in memory. */
export async function connect(): Promise<Backend> {
  if (isTauri()) return new TauriBackend();
  const token = new URLSearchParams(window.location.search).get('token');
  if (token) return new HttpBackend(window.location.origin, token);
  if (import.meta.env.DEV) {
    const { MemoryBackend } = await import('./memory');
    return new MemoryBackend();
  }
  throw new Error('this page only works inside Cairn');
}
