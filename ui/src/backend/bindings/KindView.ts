import type { FieldView } from './FieldView';

/** One record kind. */
export type KindView = {
  /** The kind's name. */
  kind: string;
  /** Its label. */
  label: string;
  /** Its fields, in the order of a form. */
  fields: Array<FieldView>;
};
