import type { Scalar } from './Scalar';

/** One side of a conflict. */
export type ClaimView = {
  /** The value; null where this person cleared the field. */
  value: Scalar | null;
  /** The person's name in the circle. */
  author: string;
  /** The device key, 64 hexadecimal digits. */
  device: string;
  /** RFC 3339. */
  time: string;
};
