/** A circle's digest. */
export type DigestView = {
  /** `cairn.digest/1`. */
  schema: string;
  /** The circle's id. */
  circle: string;
  /** The circle's name. */
  name: string;
  /** SHA-256 over the canonical JSON of its records, 64 hexadecimal digits. */
  digest: string;
  /** How many records. */
  records: number;
};
