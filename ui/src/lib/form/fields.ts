import type { FieldView } from '../../backend/types';

/** Puts real ids in the place of the `*` of a field's path. The star of a set's members falls away. */
export function concrete(pattern: string, ids: readonly string[]): string {
  let next = 0;
  return pattern
    .split('.')
    .map((part) => (part === '*' ? (ids[next++] ?? '*') : part))
    .join('.')
    .replace(/\.\*$/, '');
}

/** Whether a field is a set of codes or references, whose members are keys. */
export function isSet(field: FieldView): boolean {
  return field.type === 'code_set' || field.type === 'reference_set' || field.type === 'code_map';
}

/** The fields right below a prefix (such as `acts.*`; empty for the record itself), without items and what they hold. */
export function ownFields(fields: readonly FieldView[], prefix: string): FieldView[] {
  return fields.filter((field) => {
    const rest = below(field.path, prefix);
    if (rest === undefined || rest === '' || field.type === 'item') return false;
    const stars = rest.split('.').filter((part) => part === '*').length;
    return stars === (isSet(field) && rest.endsWith('*') ? 1 : 0);
  });
}

/** The lists of items right below a prefix (`acts.*` below nothing, `acts.*.involvements.*` below `acts.*`). */
export function ownItems(fields: readonly FieldView[], prefix: string): FieldView[] {
  return fields.filter((field) => {
    const rest = below(field.path, prefix);
    return field.type === 'item' && rest !== undefined && rest.split('.').filter((part) => part === '*').length === 1;
  });
}

function below(path: string, prefix: string): string | undefined {
  if (prefix === '') return path;
  return path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : undefined;
}

/** Fields that the window treats apart, or that nobody edits by hand. */
const apart = /^(kind|deleted|links(\..*)?)$/;

/** The fields of a form. */
export function editable(fields: readonly FieldView[]): FieldView[] {
  return fields.filter(({ path }) => !apart.test(path));
}

/** The clarifying note of a coded field, which stands beside it and not in the form. */
export function isNote(field: FieldView): boolean {
  return field.path.endsWith('_note') || field.path.endsWith('.note');
}

/** Whether a field needs the whole width. */
export function isWide(field: FieldView): boolean {
  return field.type === 'long_text' || isSet(field) || field.path === 'title';
}

/** What a field endangers, when its sensitivity class says so. */
export function isSensitive(field: FieldView): boolean {
  return ['identity', 'informant', 'location', 'medical', 'device'].includes(field.class);
}
