import { beforeEach, describe, expect, it } from 'vitest';

import { MemoryBackend } from '../backend/memory';
import type { AnswerView } from '../backend/types';
import { attach } from '../lib/core.svelte';
import { preferences } from '../lib/preferences.svelte';
import { schema } from '../lib/schema.svelte';
import { columnsOf, notAsked, subjectOf } from './consents.svelte';

beforeEach(async () => {
  attach(new MemoryBackend());
  await preferences.speak('en');
  await schema.load('en');
});

const answer = (code: string, given: string | null): AnswerView => ({
  code, label: code, answer: given, answer_label: given ?? 'not asked', expires: null, rules: [], words: [],
});

describe('the table of answers', () => {
  it('has a column for every answer, one for what was not asked, and one for what this version does not know', () => {
    const { codes } = columnsOf('consent-answer', [answer('keep', 'yes'), answer('contact-again', null), answer('warn-targets', 'only-by-phone')]);
    expect(codes).toEqual(['no', 'yes', 'ask', 'only-by-phone', notAsked]);
  });
});

describe('what is taken back', () => {
  it('is everything, one use or one audience', () => {
    expect(subjectOf('')).toEqual({ use: null, audience: null });
    expect(subjectOf('use:keep')).toEqual({ use: 'keep', audience: null });
    expect(subjectOf('audience:public')).toEqual({ use: null, audience: 'public' });
  });
});
