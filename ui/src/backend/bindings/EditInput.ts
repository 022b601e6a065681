import type { Scalar } from './Scalar';

/** One edit as a person gives it: a path with dots (`acts.+.type` adds an act) and a value; null clears. */
export type EditInput = {
  /** The path, with dots. */
  path: string;
  /** The value; null clears the field. Text is parsed by the field's type ("early March 2024" becomes EDTF). */
  value: Scalar | null;
};
