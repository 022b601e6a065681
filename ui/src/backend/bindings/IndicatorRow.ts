/** An indicator, malware, actor or other object of an imported set. */
export type IndicatorRow = {
  /** The set's record. */
  set: string;
  /** The foreign id. */
  object: string;
  /** Its type (`indicator`, `malware`, …). */
  type: string;
  /** Its name. */
  name: string;
  /** The kind of observable (`domain-name`, …), if any. */
  observable: string | null;
  /** The observable's value, defanged for reading. */
  value: string | null;
  /** Markings. */
  markings: Array<string>;
  /** The record made of it, if any. */
  record: string | null;
};
