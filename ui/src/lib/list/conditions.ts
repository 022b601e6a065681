import type { ConditionInput, FieldView } from '../../backend/types';
import { dateInWords } from '../dates';
import { schema } from '../schema.svelte';
import { say, texts } from '../texts.svelte';
import { titles } from '../titles.svelte';

/** How the values of a condition are given. */
export type Entry = 'terms' | 'records' | 'dates' | 'numbers' | 'flag' | 'words' | 'none';

const filled = ['set', 'not-set'];
const ops: { [entry in Entry]: readonly string[] } = {
  terms: ['is', 'is-not', ...filled],
  records: ['is', 'is-not', ...filled],
  dates: ['between', 'not-between', ...filled],
  numbers: ['between', 'not-between', ...filled],
  flag: ['exactly', ...filled],
  words: ['contains', 'contains-not', 'exactly', 'not-exactly', ...filled],
  none: filled,
};

/** How values are given for a field. */
export function entryOf(field: FieldView): Entry {
  switch (field.type) {
    case 'code':
    case 'code_set':
    case 'code_map':
      return 'terms';
    case 'reference':
    case 'reference_set':
      return field.target ? 'records' : 'none';
    case 'date':
    case 'timestamp':
      return 'dates';
    case 'integer':
    case 'number':
      return 'numbers';
    case 'flag':
      return 'flag';
    case 'text':
    case 'long_text':
    case 'place':
    case 'url':
      return 'words';
    default:
      return 'none';
  }
}

/** What can be asked of a field. */
export function opsOf(field: FieldView): readonly string[] {
  // A hash or a point is found as a whole; there are no words in it.
  if (['hash', 'point', 'any_reference'].includes(field.type)) return ['exactly', 'not-exactly', ...filled];
  return ops[entryOf(field)];
}

/** Whether something has to be given for what is asked. */
export function needsValues(op: string): boolean {
  return !filled.includes(op);
}

/** The fields that one can ask about, each with the lists it lies in. */
export function askable(kind: string): { field: FieldView; label: string }[] {
  const fields = schema.fields(kind).filter(({ type }) => type !== 'kind');
  return fields.map((field) => ({ field, label: labelOf(kind, field) }));
}

/** What a field is called, with the lists it lies in: "Acts › Type". */
export function labelOf(kind: string, field: FieldView): string {
  const segments = field.path.split('.');
  const lists = segments.flatMap((_, index) => {
    const path = segments.slice(0, index + 1).join('.');
    const list = path === field.path ? undefined : schema.fields(kind).find((one) => one.type === 'item' && one.path === path);
    return list ? [list.label] : [];
  });
  return [...lists, field.label].join(' › ');
}

/** A condition in words. */
export function conditionInWords(kind: string, { path, op, values }: ConditionInput): string {
  const field = schema.fields(kind).find((one) => one.path === path) ?? schema.field(kind, path);
  const name = field ? labelOf(kind, field) : path;
  const words = values.map((value) => valueInWords(field, value));
  if (op === 'between' || op === 'not-between') {
    const [from = '', to = ''] = words;
    const side = from === '' ? 'to' : to === '' ? 'from' : 'both';
    return say(`op-${op}-${side}`, { field: name, from, to });
  }
  return say(`op-${op}`, { field: name, values: new Intl.ListFormat(texts.language, { type: 'disjunction' }).format(words) });
}

function valueInWords(field: FieldView | undefined, value: string): string {
  if (!field || value === '') return value;
  switch (entryOf(field)) {
    case 'terms':
      return schema.term(field.vocabulary, value);
    case 'records':
      return titles.of(value) ?? value.slice(0, 8);
    case 'dates':
      return dateInWords(value, 'short');
    case 'flag':
      return say(value === 'true' ? 'flag-yes' : 'flag-no');
    default:
      return value;
  }
}
