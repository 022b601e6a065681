import { afterEach, describe, expect, it, vi } from 'vitest';

import { Failure } from './backend';
import { HttpBackend } from './http';
import type { Progress } from './types';

/** A server whose answer comes in these pieces, however they are cut. */
function answering(...pieces: string[]) {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  const fetched = vi.fn(async () => new globalThis.Response(body));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('the loopback backend', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('tells progress line by line and then answers, however the bytes are cut', async () => {
    const fetched = answering('{"id":1,"progress":{"kind":"started","jo', 'b":"7"}}\n{"id":1,"respon', 'se":{"type":"done"}}\n');
    const heard: Progress[] = [];
    const answer = await new HttpBackend('http://127.0.0.1:1', 'secret').request({ cmd: 'ping' }, (one) => heard.push(one));
    expect(answer).toEqual({ type: 'done' });
    expect(heard).toEqual([{ kind: 'started', job: '7' }]);
    const [url, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe('http://127.0.0.1:1/rpc');
    expect(init.headers).toMatchObject({ 'x-cairn-token': 'secret' });
    expect(JSON.parse(String(init.body))).toEqual({ id: 1, request: { cmd: 'ping' } });
  });

  it('rejects with the code of an error', async () => {
    answering('{"id":1,"error":{"code":"locked","message":"","advice":"","args":{},"refusals":[]}}\n');
    await expect(new HttpBackend('', '').request({ cmd: 'status' })).rejects.toMatchObject({ view: { code: 'locked' } });
  });

  it('rejects when the answer ends before it is an answer', async () => {
    answering('{"id":1,"progress":{"kind":"started","job":"7"}}\n');
    await expect(new HttpBackend('', '').request({ cmd: 'status' })).rejects.toBeInstanceOf(Failure);
  });
});
