/** Something an import could not keep in full, or that was odd. */
export type LossView = {
  /** Where in the file. */
  where: string;
  /** What. */
  what: string;
  /** Why. */
  why: string;
};
