import type { LossView } from './LossView';

/** A report that was built. */
export type ReportView = {
  /** `cairn.report/1`. */
  schema: string;
  /** The report's id. */
  id: string;
  /** How many files the package holds. */
  files: number;
  /** Bytes of the package. */
  bytes: number;
  /** The signer's key fingerprint (`SHA256:…`). */
  fingerprint: string;
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  sha256: string;
  /** What was cut, and why. */
  cut: Array<LossView>;
};
