/** A link between two records. */
export type LinkView = {
  /** The record it starts from. */
  from: string;
  /** The relation. */
  relation: string;
  /** The record it leads to. */
  to: string;
  /** The kind of the record at the other end, when it is here. */
  other_kind: string | null;
  /** The title of the record at the other end, when it is here. */
  other_title: string | null;
  /** How sure. */
  confidence: string | null;
  /** A note. */
  note: string | null;
};
