/** One reason why a release was refused. */
export type RefusalView = {
  /** The record. */
  record: string;
  /** The field, with dots. */
  field: string;
  /** The rule. */
  rule: string;
  /** For a rule of consent: the person whose consent is missing. */
  person: string | null;
  /** The rule in words. */
  words: string;
};
