import type { EditInput } from './EditInput';

/** One change in a record's history. */
export type ChangeView = {
  /** The person's name in the circle. */
  author: string;
  /** The device key. */
  device: string;
  /** What the device's clock said, RFC 3339. */
  time: string;
  /** What was set; null where it was cleared. */
  edits: Array<EditInput>;
};
