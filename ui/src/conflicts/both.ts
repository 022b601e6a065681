import type { ClaimView, FieldView } from '../backend/types';

/** Whether a field can hold all the values of a conflict at once: only text can. */
export function takesBoth(field: FieldView | undefined, claims: readonly ClaimView[]): boolean {
  const type = field?.type ?? 'text';
  return type === 'long_text' || (type === 'text' && claims.every(({ value }) => value === null || typeof value === 'string'));
}

/** All values one below the other, in the order in which they were written; what was cleared falls away. */
export function merged(claims: readonly ClaimView[]): string {
  return [...claims]
    .sort((a, b) => a.time.localeCompare(b.time))
    .flatMap(({ value }) => (value === null ? [] : [String(value)]))
    .join('\n\n');
}
