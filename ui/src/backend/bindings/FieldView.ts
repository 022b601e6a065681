/** One row of the field table. */
export type FieldView = {
  /** The path with dots, `*` for an item's id (`acts.*.type`). */
  path: string;
  /** `text`, `long_text`, `code`, `code_set`, `date`, `place`, `integer`, `number`, `flag`, `reference`, `reference_set`, `item`, … */
  type: string;
  /** The vocabulary of a coded field. */
  vocabulary: string | null;
  /** For a `code_map`: the vocabulary of what is answered (the last `*` of the path); `vocabulary` holds the answers. */
  keys: string | null;
  /** The kind that a reference leads to. */
  target: string | null;
  /** Its label. */
  label: string;
  /** What it means, in a sentence. */
  help: string;
  /** `quick`, `core` or `more`. */
  tier: string;
  /** `open`, `location`, `identity`, `informant`, `medical`, `device`, `technical`. */
  class: string;
};
