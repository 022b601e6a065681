/** One event in an item's custody. */
export type CustodyView = {
  /** What happened (`collected`, `sealed`, `exported`, …). */
  action: string;
  /** Who, by name in the circle. */
  by: string;
  /** The device key. */
  device: string;
  /** RFC 3339, by that device's clock. */
  time: string;
  /** SHA-256 of the content it was about. */
  sha256: string | null;
  /** A note. */
  note: string | null;
  /** The signature holds. */
  verified: boolean;
  /** The attestation's hash. */
  hash: string;
  /** The attestations it follows. */
  parents: Array<string>;
};
