import { beforeAll, describe, expect, it } from 'vitest';

import { bytes, dateInWords, inOtherCalendars, moment } from './dates';
import { texts } from './texts.svelte';

/** Without the marks that isolate directions. */
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll('\u2009', ' ');

describe('dates in words', () => {
  beforeAll(() => texts.use('en'));

  it.each([
    ['2024', '2024'],
    ['2024-03', 'March 2024'],
    ['2024-03-05', '5 March 2024'],
    ['2024-03-05~', 'about 5 March 2024'],
    ['2024-03?', 'perhaps March 2024'],
    ['2024%', 'perhaps about 2024'],
    ['2024-03-XX', 'March 2024 (day not known)'],
    ['199X', 'the 1990s'],
    ['2024-03-05/..', 'since 5 March 2024'],
    ['../2024-03', 'until March 2024'],
    ['2024-03/2024-05-02', 'between March 2024 and 2 May 2024'],
  ])('%s is read as %s', (edtf, words) => {
    expect(plain(dateInWords(edtf))).toBe(words);
  });

  it('join two days of one month into a range', () => {
    expect(plain(dateInWords('2024-03-01~/2024-03-10~'))).toMatch(/^about 1\s?–\s?10 March 2024$/);
  });

  it('show what they cannot read as it stands', () => {
    expect(dateInWords('Y-17E7')).toBe('Y-17E7');
    expect(dateInWords('../..')).toBe('../..');
    expect(moment('yesterday')).toBe('yesterday');
  });

  it('do not move a day with the time zone', () => {
    expect(plain(dateInWords('2024-01-01'))).toBe('1 January 2024');
  });
});

describe('dates in other calendars', () => {
  it('are those of the same days', () => {
    const [islamic, persian, ethiopic] = inOtherCalendars('2024-03-11~').map(({ date }) => plain(date));
    expect(islamic).toMatch(/1 Ramadan,? 1445$/);
    expect(persian).toMatch(/21 Esfand,? 1402$/);
    expect(ethiopic).toMatch(/2 Megabit,? 2016$/);
    expect(inOtherCalendars('2024-03-20/2024-03-21')[1]?.date).toMatch(/1 Farvardin.* – .*2 Farvardin/);
  });

  it('are not made up for what is no day', () => {
    for (const edtf of ['2024', '2024-03', '2024-03-XX', '199X', '2024-03-11/..', '', 'Y17000']) {
      expect(inOtherCalendars(edtf)).toEqual([]);
    }
  });
});

describe('sizes', () => {
  it('take the unit that fits', () => {
    expect(bytes(0)).toBe('0 byte');
    expect(bytes(3_482_113)).toBe('3.5 MB');
  });
});
