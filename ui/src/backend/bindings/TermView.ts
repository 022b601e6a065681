/** One term of a vocabulary. */
export type TermView = {
  /** What is stored. */
  code: string;
  /** What people read. */
  label: string;
};
