import { describe, expect, it } from 'vitest';

import type { FieldView } from '../../backend/types';
import { concrete, editable, ownFields, ownItems } from './fields';
import { parts, type Plan } from './sections';

const plan: Plan<string> = [
  { id: 'what', takes: /^(title|rights)(\.|$)/ },
  { id: 'when', takes: /^(when|where)(_|\.|$)/ },
  { id: 'acts', takes: /^acts(\.|$)/ },
  { id: 'marking', takes: /^tlp$/ },
];

const row = (path: string, type = 'text'): FieldView => ({
  path,
  type,
  tier: 'core',
  class: 'open',
  label: path,
  help: '',
  vocabulary: null,
  keys: null,
  target: null,
});

const table = [
  row('title'),
  row('when', 'date'),
  row('where_country', 'code'),
  row('rights.*', 'code_set'),
  row('rights.*.note'),
  row('acts.*', 'item'),
  row('acts.*.type', 'code'),
  row('acts.*.methods.*', 'code_set'),
  row('acts.*.involvements.*', 'item'),
  row('acts.*.involvements.*.perpetrator', 'reference'),
  row('tlp', 'code'),
  row('brand_new_field'),
  row('links.*', 'item'),
  row('deleted', 'flag'),
];

describe('the fields of a form', () => {
  it('stand right below their item and nowhere else', () => {
    const paths = (fields: FieldView[]) => fields.map(({ path }) => path);
    expect(paths(ownFields(table, 'acts.*'))).toEqual(['acts.*.type', 'acts.*.methods.*']);
    expect(paths(ownItems(table, 'acts.*'))).toEqual(['acts.*.involvements.*']);
    expect(paths(ownFields(table, 'acts.*.involvements.*'))).toEqual(['acts.*.involvements.*.perpetrator']);
  });

  it('take real ids for their stars', () => {
    expect(concrete('acts.*.involvements.*.perpetrator', ['1', '2'])).toBe('acts.1.involvements.2.perpetrator');
    expect(concrete('acts.*.methods.*', ['1'])).toBe('acts.1.methods');
  });

  it('come last when no part names them, so that none is lost', () => {
    const found = parts(editable(table), plan, 'more');
    expect(found.map(({ id }) => id)).toEqual(['what', 'when', 'acts', 'marking', 'more']);
    expect(found.at(-1)?.fields.map(({ path }) => path)).toEqual(['brand_new_field']);
    expect(found.flatMap(({ fields, items }) => [...fields, ...items]).some(({ path }) => path.startsWith('links'))).toBe(false);
  });
});
