import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Failure, type Backend } from '../backend';
import { MemoryBackend } from '../backend/memory';
import type { CustodyView, Request, Response } from '../backend/types';
import { attach } from '../lib/core.svelte';
import { preferences } from '../lib/preferences.svelte';
import { Work } from '../lib/work.svelte';
import { makingOf, termsOf, waysFor } from './making';
import { Regions } from './regions.svelte';
import { inWords } from './steps';

const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

beforeEach(async () => {
  attach(new MemoryBackend());
  await preferences.speak('en');
});

function step(action: string, details: { [name: string]: string } = {}): CustodyView {
  const one = { by: 'Amal', device: 'ab'.repeat(32), time: '2026-11-19T08:30:00Z', sha256: null, note: null };
  return { ...one, action, details, number: 1, after: [], problem: null, verified: true, hash: '11'.repeat(32), parents: [] };
}

describe('a custody step in words', () => {
  it('says to whom an item was released, and why in the words of whoever signed', () => {
    const told = inWords(step('transferred', { to: 'Yusuf', 'to-person': 'c'.repeat(32), purpose: 'Comparison', seal: '17' }));
    expect(plain(told.sentence)).toBe('Amal released it to Yusuf');
    expect(told.words).toEqual(['Comparison']);
    expect(told.facts.map(({ name, value }) => [name, value])).toEqual([['seal', '17']]);
    expect(told.more).toEqual([]);
  });

  it('does not read an id out to people, and still shows it among what was signed', () => {
    const told = inWords(step('derived', { operation: 'redacted', from: 'ab'.repeat(16) }));
    expect(told.facts).toEqual([]);
    expect(told.more.map(({ name }) => name)).toEqual(['from']);
  });

  it('does not call a file sound that a check found altered', () => {
    expect(plain(inWords(step('checked', { result: 'agrees' })).sentence)).toContain('it was as it was sealed');
    expect(plain(inWords(step('checked', { result: 'differs' })).sentence)).toContain('it was not as it was sealed');
  });

  it('shows a step of a newer version by its name, and leaves nothing out that was signed', () => {
    const told = inWords(step('weighed', { grams: '12' }));
    expect(plain(told.sentence)).toBe('Amal: weighed');
    expect(told.more).toEqual([{ name: 'grams', label: 'grams', value: '12' }]);
  });
});

describe('regions of a picture', () => {
  it('stand where they were drawn, from whichever corner', () => {
    const regions = new Regions(600, 400);
    regions.draw({ x: 300, y: 200 }, { x: 100.4, y: 50.2 });
    expect(regions.inputs()).toEqual([{ shape: 'rectangle', unit: 'pixels', left: 100, top: 50, width: 200, height: 150 }]);
  });

  it('never reach over the edge, whatever is drawn or typed', () => {
    const regions = new Regions(600, 400);
    regions.draw({ x: -50, y: 390 }, { x: 900, y: 5000 });
    expect(regions.inputs()).toEqual([{ shape: 'rectangle', unit: 'pixels', left: 0, top: 390, width: 600, height: 10 }]);
    const added = regions.add();
    const key = added?.key ?? 0;
    regions.set(key, 'width', 9000);
    regions.set(key, 'left', 599);
    regions.set(key, 'top', Number.NaN);
    expect(regions.list.at(-1)).toMatchObject({ left: 599, width: 1, top: 133 });
  });

  it('are not made by a slip of the hand, and of a cut only the last stays', () => {
    const one = new Regions(600, 400, 1);
    expect(one.draw({ x: 5, y: 5 }, { x: 7, y: 7 })).toBeUndefined();
    one.draw({ x: 0, y: 0 }, { x: 100, y: 100 });
    one.draw({ x: 200, y: 200 }, { x: 300, y: 300 });
    expect(one.list.map(({ left }) => left)).toEqual([200]);
    expect(one.add()).toBeUndefined();
  });
});

describe('making a copy', () => {
  it('offers what the core can do with such a file', () => {
    expect(waysFor('image/jpeg')).toContain('strip');
    expect(waysFor('image/gif')).not.toContain('strip');
    expect(waysFor('text/plain')).toEqual(['redact', 'copy']);
    expect(waysFor('video/mp4')).toEqual(['copy']);
  });

  it('asks for nothing while regions or words are missing', () => {
    expect(makingOf('cover', [], '')).toBeUndefined();
    expect(makingOf('redact', [], ' \n')).toBeUndefined();
    expect(termsOf(' Amal \nAmal\n\nYusuf')).toEqual(['Amal', 'Yusuf']);
    expect(makingOf('strip', [], '')).toEqual({ what: 'strip' });
  });
});

describe('a piece of work', () => {
  const asked: Request[] = [];
  afterEach(() => asked.splice(0));

  it('stops by the name of its job, and a stop is no failure', async () => {
    const stopping = { async request(request: Request): Promise<Response> { asked.push(request); return { type: 'done' }; } };
    attach(stopping as unknown as Backend);
    const work = new Work();
    let end = (_: Failure): void => undefined;
    const running = work.run((tell) => {
      tell({ kind: 'started', job: 'check-1' });
      tell({ kind: 'step', step: 'step-verify', done: 3, total: 9, unit: 'bytes', rate: null });
      return new Promise<never>((_, reject) => (end = reject));
    });
    expect([work.isRunning, work.done, work.total]).toEqual([true, 3, 9]);
    await work.stop();
    expect(asked).toEqual([{ cmd: 'job_cancel', job: 'check-1' }]);
    end(new Failure({ code: 'cancelled', message: '', advice: '', args: {}, refusals: [] }));
    expect(await running).toBeUndefined();
    expect([work.stage, work.trouble]).toEqual(['stopped', undefined]);
  });

  it('says what went wrong, and can be tried again', async () => {
    const work = new Work();
    const failed = () => Promise.reject(new Failure({ code: 'reason_needed', message: '', advice: '', args: {}, refusals: [] }));
    expect(await work.run(failed)).toBeUndefined();
    expect(work.trouble?.advice).toContain('Say why');
    expect(await work.run(() => Promise.resolve(7))).toBe(7);
    expect(work.trouble).toBeUndefined();
  });
});
