import type { LossView } from './LossView';

/** What an import did, or would do. */
export type ImportView = {
  /** `cairn.import/1`. */
  schema: string;
  /** Objects read. */
  read: number;
  /** Records or indicators made. */
  new: number;
  /** Changed. */
  updated: number;
  /** Already here. */
  unchanged: number;
  /** The indicator set's record. */
  set: string | null;
  /** SHA-256 of the file. */
  sha256: string;
  /** What was lost or is odd, and why. */
  lost: Array<LossView>;
};
