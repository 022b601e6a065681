import type { ClaimView } from './ClaimView';

/** A field with several different values. */
export type ConflictView = {
  /** `cairn.conflict/1`. */
  schema: string;
  /** The record. */
  record: string;
  /** Its kind. */
  kind: string;
  /** Its title. */
  title: string;
  /** The field (with dots). */
  path: string;
  /** The field's label. */
  label: string;
  /** The values with their authors. */
  claims: Array<ClaimView>;
};
