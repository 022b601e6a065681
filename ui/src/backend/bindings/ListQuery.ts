/** Which records to list. */
export type ListQuery = {
  /** Only this kind. */
  kind: string | null;
  /** Only this circle. */
  circle: string | null;
  /** Only records in which each of these fields has this value (path with dots, `*` for any item). */
  filters: Array<[string, string]>;
  /** Full text, across scripts. */
  search: string | null;
  /** Only what may have happened at or after this EDTF date. */
  since: string | null;
  /** Only what may have happened at or before this EDTF date. */
  until: string | null;
  /** Deleted records only. */
  deleted: boolean;
  /** `newest` (last written first, the default), `date` (latest first). */
  order: string | null;
  /** At most so many (1 to 1000; 0 means 50). */
  limit: number;
  /** Go on after this cursor of an earlier answer. */
  after: string | null;
  /** Whole records (`record_page`) instead of rows (`records`). */
  whole: boolean;
};
