import type { ProblemView } from './ProblemView';

/** The outcome of checking or rebuilding the vault. */
export type CheckView = {
  /** `cairn.check/1`. */
  schema: string;
  /** Nothing is wrong. */
  sound: boolean;
  /** Entries checked. */
  entries: number;
  /** Records checked or rebuilt. */
  records: number;
  /** Sealed files checked. */
  files: number;
  /** What is wrong. */
  problems: Array<ProblemView>;
};
