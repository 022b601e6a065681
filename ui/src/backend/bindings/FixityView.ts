/** The outcome of one fixity check. */
export type FixityView = {
  /** The record. */
  id: string;
  /** Its title. */
  title: string;
  /** `ok`, `absent`, `damaged`. */
  result: string;
};
