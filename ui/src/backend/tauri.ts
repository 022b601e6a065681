import { Channel, invoke } from '@tauri-apps/api/core';

import { Failure, type Backend, type DropEvent, type PickedFile } from './backend';
import type { Progress, Request, Response } from './types';

/** Speaks to the core inside the same process, through the four commands of the shell. */
export class TauriBackend implements Backend {
  async request(request: Request, onProgress?: (progress: Progress) => void): Promise<Response> {
    const progress = new Channel<Progress>();
    if (onProgress) progress.onmessage = onProgress;
    return command<Response>('rpc', { request, progress });
  }

  pickFiles(): Promise<PickedFile[]> {
    return command<PickedFile[]>('pick_files');
  }

  onDrop(listener: (event: DropEvent) => void): () => void {
    const drops = new Channel<DropEvent>();
    drops.onmessage = listener;
    void command('watch_drops', { drops });
    return () => (drops.onmessage = () => undefined);
  }

  hideAndLock(): Promise<void> {
    return command('hide_and_lock');
  }
}

async function command<Answer = void>(name: string, given?: { [argument: string]: unknown }): Promise<Answer> {
  try {
    return await invoke<Answer>(name, given);
  } catch (thrown) {
    throw Failure.of(thrown);
  }
}
