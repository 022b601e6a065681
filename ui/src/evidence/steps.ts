import type { CustodyView } from '../backend/types';
import { dateInWords } from '../lib/dates';
import { schema } from '../lib/schema.svelte';
import { texts } from '../lib/texts.svelte';

/** A custody step as people read it. */
export interface Told {
  sentence: string;
  /** What the person who signed wrote. */
  words: readonly string[];
  /** What tells of the world: where, by whom, in what state. */
  facts: readonly Fact[];
  /** Everything else that was signed. */
  more: readonly Fact[];
}

export interface Fact {
  name: string;
  label: string;
  value: string;
}

const words = ['reason', 'note', 'purpose'];
const ofTheWorld = ['by', 'from', 'to', 'place', 'seal', 'state', 'when', 'audience', 'recipient', 'operation', 'receipt-check'];
/** Ids by which programs find each other. */
const hidden = ['to-person', 'release', 'outside', 'persons', 'consents'];

/** Puts a step into words. What a newer version signed is shown by its own name, and not left out. */
export function inWords(step: CustodyView): Told {
  const said = new Map(Object.entries(step.details).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  const { sentence, used } = sentenceOf(step, said);
  const rest = [...said].filter(([name]) => !words.includes(name) && !hidden.includes(name) && !used.includes(name));
  const fact = ([name, value]: [string, string]): Fact => ({ name, label: label(name), value: valueOf(name, value) });
  const isPlain = ([name, value]: [string, string]) => ofTheWorld.includes(name) && !isId(value);
  return {
    sentence,
    words: words.flatMap((name) => said.get(name) ?? []),
    facts: rest.filter(isPlain).map(fact),
    more: rest.filter((pair) => !isPlain(pair)).map(fact),
  };
}

function sentenceOf(step: CustodyView, said: ReadonlyMap<string, string>): { sentence: string; used: string[] } {
  const name = step.by;
  const tries: [string, string[]][] = [
    ...(said.has('result') ? [[`did-${step.action}-${said.get('result')}`, ['result']] as [string, string[]]] : []),
    ...(said.has('from') && said.has('to') ? [] : [...said].filter(([, value]) => !isId(value)).map(([key]) => key).map((key): [string, string[]] => [`did-${step.action}-${key}`, [key]])),
    [`did-${step.action}`, []],
  ];
  for (const [id, used] of tries) {
    const given = Object.fromEntries(used.map((key) => [key, valueOf(key, said.get(key) ?? '')]));
    const sentence = texts.find(`win-${id}`, { name, ...given });
    if (sentence) return { sentence, used };
  }
  return { sentence: texts.say('did-other', { name, event: schema.term('custody', step.action) }), used: [] };
}

/** The id of a record: an item that was made from another names it so. */
function isId(value: string): boolean {
  return /^[0-9a-f]{32}$/.test(value);
}

function label(name: string): string {
  return texts.find(`custody-detail-${name}`) ?? name;
}

function valueOf(name: string, value: string): string {
  if (name === 'when') return dateInWords(value);
  if (name === 'audience') return schema.term('consent-audience', value);
  if (name === 'operation') return schema.term('operation', value);
  return texts.find(`custody-detail-${name}-${value}`) ?? value;
}
