import { describe, expect, it } from 'vitest';

import { strengthOf } from './strength';

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'empty'],
    ['short one', 'short'],
    ['aaaaaaaaaaaaaaaa', 'plain'],
    ['12345678901234', 'plain'],
    ['83920174659301', 'plain'],
    ['abcdefghijklmnop', 'plain'],
    ['tin river goat 9', 'fair'],
    ['copper lantern wheat seven harbour', 'good'],
    ['نخلة مصباح قمح سبعة ميناء', 'good'],
  ])('%s is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
