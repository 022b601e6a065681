import { Failure, type Backend, type DropEvent, type PickedFile } from './backend';
import type { ErrorView, Progress, Request, Response } from './types';

type Line = { progress: Progress } | { response: Response } | { error: ErrorView };

const unreachable: ErrorView = { code: 'unreachable', message: '', advice: '', args: {}, refusals: [] };

/** Speaks to the core over the loopback bridge of tests: one JSON object a line, progress first, then the answer. */
export class HttpBackend implements Backend {
  #origin: string;
  #token: string;
  #next = 1;

  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  async request(request: Request, onProgress?: (progress: Progress) => void): Promise<Response> {
    const answer = await this.#post('/rpc', JSON.stringify({ id: this.#next++, request }), {
      'content-type': 'application/json',
    });
    for await (const text of lines(answer)) {
      const line = JSON.parse(text) as Line;
      if ('progress' in line) onProgress?.(line.progress);
      else if ('response' in line) {
        // As in the app, locking throws the page away with all that it held.
        if (request.cmd === 'lock') window.location.reload();
        return line.response;
      }
      else throw new Failure(line.error);
    }
    throw new Failure(unreachable);
  }

  pickFiles(): Promise<PickedFile[]> {
    return new Promise((resolve, reject) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.addEventListener('change', () => this.#hand(input.files).then(resolve, reject));
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    });
  }

  onDrop(listener: (event: DropEvent) => void): () => void {
    const over = (event: DragEvent) => {
      event.preventDefault();
      listener({ kind: 'over' });
    };
    const left = () => listener({ kind: 'left' });
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      void this.#hand(event.dataTransfer?.files ?? null).then((files) => listener({ kind: 'dropped', files }));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
    };
  }

  async hideAndLock(): Promise<void> {
    await this.request({ cmd: 'lock' });
  }

  async #hand(files: FileList | null): Promise<PickedFile[]> {
    const picked: PickedFile[] = [];
    for (const file of files ?? []) {
      const answer = await this.#post('/files', file, { 'x-cairn-name': encodeURIComponent(file.name) });
      picked.push((await answer.json()) as PickedFile);
    }
    return picked;
  }

  async #post(path: string, body: BodyInit, headers: { [name: string]: string }): Promise<globalThis.Response> {
    const answer = await fetch(this.#origin + path, {
      method: 'POST',
      headers: { ...headers, 'x-cairn-token': this.#token },
      body,
    }).catch(() => {
      throw new Failure(unreachable);
    });
    if (!answer.ok) throw new Failure(unreachable);
    return answer;
  }
}

async function* lines(answer: globalThis.Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { value, done } = await reader.read();
    rest += value ?? '';
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((part) => part.trim() !== '');
    if (done) break;
  }
  if (rest.trim() !== '') yield rest;
}
