import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { idleChoices, themes } from './preferences.svelte';
import { sources as written, texts } from './texts.svelte';

const [english, arabic] = [written.en.join('\n'), written.ar.join('\n')];

const idsOf = (source: string) => [...source.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((found) => found[1] ?? '');
const argumentsOf = (source: string) => {
  const byId = new Map<string, string>();
  for (const part of source.split(/^(?=[a-z])/m)) {
    const id = /^([a-z][a-z0-9-]*) =/.exec(part)?.[1];
    if (id) byId.set(id, [...new Set([...part.matchAll(/\$([a-z]+)/g)].map((found) => found[1]))].sort().join());
  }
  return byId;
};

function sources(): string {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts') && !file.includes('memory'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
    .join('\n');
}

const schemaKinds = ['incident', 'person', 'identity', 'indicator', 'indicator-set', 'evidence', 'threat', 'device', 'consent',
  'case', 'examination', 'assessment', 'protocol', 'judgment', 'task', 'note', 'saved-view', 'term'];

/** The ids that are put together from parts, with the parts. */
const families: { [prefix: string]: readonly string[] } = {
  class: ['identity', 'informant', 'location', 'medical', 'device'].flatMap((one) => [one, `${one}-help`]),
  evidence: ['waiting', 'running', 'stopped', 'failed'].filter((stage) => stage !== 'running'),
  part: ['what', 'when', 'acts', 'statements', 'interventions', 'marking'].flatMap((one) => [one, `${one}-hint`]).concat('more'),
  role: ['steward', 'editor', 'reader', 'contributor'].flatMap((one) => [one, `${one}-hint`]),
  strength: ['empty', 'short', 'plain', 'fair', 'good'],
  theme: [...themes],
  column: ['date', 'title', 'place', 'status', 'updated', 'tlp'],
  held: ['here', 'next', 'asked', 'left-out', 'unknown'],
  checked: ['agrees', 'differs', 'absent'],
  event: ['viewed', 'copied', 'deposited', 'returned', 'received', 'collected', 'exported', 'destroyed', 'deviation'],
  custody: ['when', 'by-whom', 'from', 'to', 'place', 'seal', 'state'],
  transfer: ['release', 'receive', 'refuse', 'take-back'].flatMap((one) => [one, `${one}-words`]),
  derive: ['cover', 'crop', 'strip', 'redact', 'copy'].flatMap((one) => [one, `${one}-hint`, `made-${one}`]),
  region: ['left', 'top', 'width', 'height', 'rectangle', 'ellipse'],
  check: ['anonymised', 'named'],
  protocol: ['purpose', 'scope', 'origin', 'licence'],
  step: ['finding', 'deviation', 'reason', 'tool', 'output'],
  covered: ['acquired', 'examined', 'not-examined'].flatMap((one) => [one, `none-${one}`]),
  kind: schemaKinds,
  kinds: schemaKinds,
  'intake-source': ['mvt', 'proofmode', 'stix'].flatMap((one) => [one, `${one}-hint`]),
  'judge-reason': ['same', 'different', 'take-back'],
  'judge-record': ['same', 'different', 'take-back'],
  judged: ['same', 'different'],
  matrix: ['gone', 'same', 'moved'],
  ask: ['is', 'is-not', 'exactly', 'not-exactly', 'contains', 'contains-not', 'set', 'not-set', ...['dates', 'numbers'].flatMap((one) => ['between', 'not-between', 'set', 'not-set'].map((op) => `${one}-${op}`))],
  op: ['is', 'is-not', 'exactly', 'not-exactly', 'contains', 'contains-not', 'set', 'not-set', 'over', 'under', ...['between', 'not-between'].flatMap((op) => ['both', 'from', 'to'].map((side) => `${op}-${side}`))],
  date: ['about', 'perhaps', 'perhaps-about', 'decade', 'century'],
};

describe('texts', () => {
  it('are the same ids with the same arguments in every language', () => {
    expect(idsOf(arabic)).toEqual(idsOf(english));
    expect(argumentsOf(arabic)).toEqual(argumentsOf(english));
  });

  it('parse without an error', () => {
    for (const [lang, source] of [['en', english], ['ar', arabic]] as const) {
      const bundle = new FluentBundle(lang);
      expect(bundle.addResource(new FluentResource(source))).toEqual([]);
      expect(idsOf(source).filter((id) => !bundle.hasMessage(id))).toEqual([]);
    }
  });

  it('exist for every id that the window says', () => {
    const source = sources();
    const said = [...source.matchAll(/\bsay\(\s*'([a-z0-9-]+)'/g)].map((found) => found[1] ?? '');
    const chosen = [...source.matchAll(/\bsay\([^()'`]*(?:\([^()]*\))?[^'`()]*\? '([a-z-]+)' : '([a-z-]+)'/g)].flatMap((found) => [found[1] ?? '', found[2] ?? '']);
    const commands = [...source.matchAll(/\btext: '([a-z-]+)'/g)].map((found) => found[1] ?? '');
    const known = new Set(idsOf(english));
    const wanted = [...said, ...chosen, ...commands];
    expect(wanted.length).toBeGreaterThan(200);
    expect([...new Set(wanted)].filter((id) => !known.has(`win-${id}`))).toEqual([]);
  });

  it('exist for every id that is put together', () => {
    const known = new Set(idsOf(english));
    const wanted = Object.entries(families).flatMap(([prefix, parts]) => parts.map((part) => `win-${prefix}-${part}`));
    expect(wanted.filter((id) => !known.has(id))).toEqual([]);
    expect(idleChoices.length).toBe(3);
  });

  it('let the core add its own, and choose plural forms by language', () => {
    texts.use('ar', 'err-locked = الخزنة مقفلة.');
    expect(texts.find('err-locked')).toBe('الخزنة مقفلة.');
    expect(texts.say('list-count', { count: 2 })).toBe('سجلان');
    expect(document.documentElement.dir).toBe('rtl');
    texts.use('en');
    expect(texts.say('list-count', { count: 1 })).toContain('record');
    expect(document.documentElement.dir).toBe('ltr');
  });
});
