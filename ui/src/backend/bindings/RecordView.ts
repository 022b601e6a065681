import type { ClaimView } from './ClaimView';
import type { LinkView } from './LinkView';
import type { Scalar } from './Scalar';

/** One record as shown to people. */
export type RecordView = {
  /** `cairn.record/1`. */
  schema: string;
  /** 32 hexadecimal digits. */
  id: string;
  /** The kind's name. */
  kind: string;
  /** The circle's id, 64 hexadecimal digits. */
  circle: string;
  /** Values by path (with dots). */
  fields: { [key in string]?: Scalar };
  /** Fields with several different values. */
  conflicts: { [key in string]?: Array<ClaimView> };
  /** Links that start here, and those that lead here. */
  links: Array<LinkView>;
  /** Whether the record is deleted. */
  deleted: boolean;
};
