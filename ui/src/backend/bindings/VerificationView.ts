import type { ProblemView } from './ProblemView';

/** The outcome of verifying a package. */
export type VerificationView = {
  /** `cairn.verification/1`. */
  schema: string;
  /** Everything holds. */
  valid: boolean;
  /** What was checked. */
  checked: Array<string>;
  /** What is wrong, the first first. */
  problems: Array<ProblemView>;
  /** The signer's key fingerprint. */
  fingerprint: string | null;
};
