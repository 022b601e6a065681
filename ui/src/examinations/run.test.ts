import { beforeEach, describe, expect, it } from 'vitest';

import { MemoryBackend } from '../backend/memory';
import type { Backend } from '../backend';
import type { Request, Response, RunStepView } from '../backend/types';
import { attach } from '../lib/core.svelte';
import { preferences } from '../lib/preferences.svelte';
import { isReasonMissing, RunDesk, wordsOf } from './run.svelte';

const step = {
  number: 2, id: 'aa'.repeat(8), step: 'bb'.repeat(8), title: 'Copy', instruction: '', warning: '', required: true, result: 'done', unsettled: false,
  when: null, by: null, signed_by: null, signed_device: null, signed: null, signatures: 1, tool: 'AndroidQF', tool_version: null, output: null,
  output_title: null, sha256: null, finding: 'Nothing odd', deviation: null, reason: null,
} satisfies RunStepView;

beforeEach(async () => {
  attach(new MemoryBackend());
  await preferences.speak('en');
});

describe('a step of an examination', () => {
  it('needs a reason when it was left out or done differently, and not otherwise', () => {
    const words = wordsOf(step);
    expect(isReasonMissing(words)).toBe(false);
    expect(isReasonMissing({ ...words, result: 'skipped' })).toBe(true);
    expect(isReasonMissing({ ...words, deviation: 'Without the SIM' })).toBe(true);
    expect(isReasonMissing({ ...words, result: 'skipped', reason: 'No cable' })).toBe(false);
  });

  it('says only what changed, and clears what was emptied', async () => {
    const asked: Request[] = [];
    const core = { async request(request: Request): Promise<Response> { asked.push(request); return { type: 'run', steps: [step] } as unknown as Response; } };
    attach(core as unknown as Backend);
    const desk = new RunDesk('e'.repeat(32));
    await desk.say(step, { ...wordsOf(step), result: 'failed', finding: '', reason: 'It did not start' });
    expect(asked[0]).toMatchObject({ cmd: 'examination_step', step: step.id, result: 'failed', tool: null, finding: '', reason: 'It did not start' });
  });
});
