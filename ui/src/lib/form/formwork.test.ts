import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Request, Response } from '../../backend/types';
import { attach } from '../core.svelte';
import { leaving } from '../leaving.svelte';
import { navigation } from '../navigation.svelte';
import { Formwork } from './formwork.svelte';

/** A vault that answers to what it is to keep only when it is let. */
function slowVault() {
  const told: (string | null)[] = [];
  const waiting: (() => void)[] = [];
  const request = async (asked: Request): Promise<Response> => {
    if (asked.cmd === 'setting') return { type: 'setting', value: null } as Response;
    if (asked.cmd !== 'setting_set') return { type: 'done' } as Response;
    told.push(asked.value);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return { type: 'done' } as Response;
  };
  attach({ request, pickFiles: async () => [], onDrop: () => () => undefined, hideAndLock: async () => undefined });
  return { told, letOne: () => waiting.shift()?.() };
}

describe('work on a form', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is given up once, also while the vault is still forgetting it', async () => {
    const { told, letOne } = slowVault();
    const work = new Formwork('incident');
    const end = work.start();
    await vi.advanceTimersByTimeAsync(0);
    work.draft?.set('title', 'Given up');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told).toHaveLength(1);

    const first = navigation.go({ page: 'settings' });
    await vi.advanceTimersByTimeAsync(0);
    expect(leaving.isAsking).toBe(true);
    leaving.choose('discard');
    await vi.advanceTimersByTimeAsync(0);
    expect(told, 'what is kept comes before what is forgotten').toHaveLength(1);

    await first;
    expect(navigation.route.page).toBe('settings');
    await navigation.start({ page: 'incidents' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(leaving.isAsking, 'nobody is asked twice').toBe(false);
    letOne();
    await vi.advanceTimersByTimeAsync(6_000);
    letOne();
    expect(told.slice(1), 'it is forgotten, and not kept again').toEqual([null]);
    end();
  });
});
