import { ask, listQuery } from './core.svelte';
import { schema } from './schema.svelte';
import { titles } from './titles.svelte';

/** Finds records of a kind by text, in one circle or in all, for choosing one. */
export async function findRecords(kind: string, search: string, circle: string | null): Promise<{ value: string; label: string }[]> {
  const { rows } = await ask(listQuery({ kind, circle, search: search.trim() || null, limit: 20 }), 'records');
  for (const row of rows) titles.learn(row.id, row.title);
  return rows.map((row) => ({ value: row.id, label: row.title }));
}

/** Adds a record that only has a name yet (a person's pseudonym, another's title), and gives its id. */
export async function addTitled(kind: string, title: string, circle: string | null): Promise<string> {
  const naming = schema.fields(kind).find(({ tier, type }) => tier === 'quick' && type === 'text');
  const set = [{ path: naming?.path ?? 'title', value: title }];
  const { id } = await ask({ cmd: 'record_add', kind, circle, set }, ['created', 'record']);
  titles.learn(id, title);
  return id;
}
