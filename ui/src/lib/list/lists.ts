import { RecordsList } from '../list.svelte';

const lists = new Map<string, RecordsList>();

/** The list of a kind: the same one while the vault is open, so that Back finds it as it was. */
export function listOf(kind: string): RecordsList {
  const known = lists.get(kind);
  if (known) return known;
  const made = new RecordsList(kind);
  lists.set(kind, made);
  return made;
}
