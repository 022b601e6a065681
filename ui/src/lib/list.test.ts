import { describe, expect, it, vi } from 'vitest';

import type { Request, Response } from '../backend/types';
import { attach } from './core.svelte';
import { RecordsList } from './list.svelte';

type List = Extract<Request, { cmd: 'record_list' }>;

/** A core with so many records, which counts the pages that are asked for. The first is called after `from`. */
function core(size: number, from = 0) {
  const asked: List[] = [];
  const request = vi.fn(async (one: Request): Promise<Response> => {
    const query = one as List;
    asked.push(query);
    const start = Number(query.after ?? 0);
    const end = Math.min(size, start + query.limit);
    const rows = Array.from({ length: end - start }, (_, index) => ({
      id: String(from + start + index),
      kind: 'incident',
      circle: '',
      title: `Incident ${from + start + index}`,
      date: null,
      place: null,
      status: null,
      tlp: null,
      conflicts: 0,
      updated: '',
    }));
    return { type: 'records', rows, next: end < size ? String(end) : null, total: size, looked_at: null };
  });
  attach({ request, pickFiles: async () => [], onDrop: () => () => undefined, hideAndLock: async () => undefined });
  return asked;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a long list', () => {
  it('fetches one page to show, and knows how long it is', async () => {
    const asked = core(100_000);
    const list = new RecordsList('incident');
    await list.reload();
    expect(asked).toHaveLength(1);
    expect(list.count).toBe(100_000);
    expect(list.row(0)?.title).toBe('Incident 0');
    expect(list.row(99_999)).toBeUndefined();
  });

  it('fetches the pages in between when one jumps to the end', async () => {
    core(5_000);
    const list = new RecordsList('incident');
    await list.reload();
    list.seen(4_999);
    await vi.waitFor(() => expect(list.row(4_999)?.title).toBe('Incident 4999'));
  });

  it('shows a record once that comes again in a later page', async () => {
    let start = 0;
    const rows = (ids: readonly string[]) => ids.map((id) => ({ id, kind: 'incident', circle: '', title: id, date: null, place: null, status: null, tlp: null, conflicts: 0, updated: '' }));
    const request = async (): Promise<Response> =>
      start++ === 0
        ? { type: 'records', rows: rows(['a', 'b']), next: '2', total: 3, looked_at: null }
        : { type: 'records', rows: rows(['a', 'c']), next: null, total: 3, looked_at: null };
    attach({ request, pickFiles: async () => [], onDrop: () => () => undefined, hideAndLock: async () => undefined });
    const list = new RecordsList('incident');
    await list.reload();
    list.seen(2);
    await vi.waitFor(() => expect(list.row(2)?.id).toBe('c'));
    expect(list.count).toBe(3);
  });

  it('drops an answer that a newer query overtook', async () => {
    const asked = core(10);
    const list = new RecordsList('incident');
    list.search = 'old';
    const old = list.reload();
    list.search = 'new';
    await Promise.all([old, list.reload()]);
    await settled();
    expect(asked.map(({ search }) => search)).toEqual(['old', 'new']);
    expect(list.isLoading).toBe(false);
  });

  it('offers no row to the pointer while the rows on show are those of an earlier question', async () => {
    core(10);
    const list = new RecordsList('incident');
    await list.reload();
    const again = list.reload();
    expect(list.isStale).toBe(true);
    await again;
    expect(list.isStale).toBe(false);
  });

  it('keeps the keyboard at its record when a newer one comes before it', async () => {
    core(10);
    const list = new RecordsList('incident');
    await list.reload();
    list.current = 4;
    core(10, -1);
    await list.reload();
    expect(list.current).toBe(5);
    expect(list.row(list.current)?.title).toBe('Incident 4');
  });

  it('sends what was chosen as filters, and looks whether a saved record is hidden', async () => {
    const asked = core(3);
    const list = new RecordsList('incident');
    list.choose('tlp', ['red', 'amber']);
    await settled();
    expect(asked[0]?.filters).toEqual([['tlp', 'red'], ['tlp', 'amber']]);
    expect(await list.shows('2')).toBe(true);
    expect(await list.shows('77')).toBe(false);
  });

  it('shows what a saved view shows, and lets go of one that is gone', async () => {
    const asked = core(3);
    const list = new RecordsList('incident');
    list.look('aa');
    await settled();
    expect(asked.at(-1)?.view).toBe('aa');
    expect(list.isFiltered).toBe(true);
    const request = vi.fn(async (one: Request): Promise<Response> => {
      if (one.cmd === 'view_list') return { type: 'views', views: [] };
      asked.push(one as List);
      return { type: 'records', rows: [], next: null, total: 0, looked_at: null };
    });
    attach({ request, pickFiles: async () => [], onDrop: () => () => undefined, hideAndLock: async () => undefined });
    await list.loadViews();
    await settled();
    expect(request.mock.calls[0]?.[0]).toEqual({ cmd: 'view_list', kind: 'incident', circle: null });
    expect([list.view, asked.at(-1)?.view]).toEqual(['', null]);
  });
});
