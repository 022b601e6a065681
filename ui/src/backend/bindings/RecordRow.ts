/** One row of a list. */
export type RecordRow = {
  /** 32 hexadecimal digits. */
  id: string;
  /** The kind's name. */
  kind: string;
  /** The circle's id. */
  circle: string;
  /** The title. */
  title: string;
  /** The main date (EDTF), if any. */
  date: string | null;
  /** The place's name, if any. */
  place: string | null;
  /** The status code, if any. */
  status: string | null;
  /** The TLP marking, if any. */
  tlp: string | null;
  /** How many fields are in conflict. */
  conflicts: number;
  /** Last written, RFC 3339. */
  updated: string;
};
