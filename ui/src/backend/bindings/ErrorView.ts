import type { RefusalView } from './RefusalView';

/** Why a request failed. */
export type ErrorView = {
  /** The stable code; nobody matches text. */
  code: string;
  /** What happened, in the language of the shell. */
  message: string;
  /** What to do. */
  advice: string;
  /** What the texts name: a field, a rule, a record's id. */
  args: { [key in string]?: string };
  /** For a refused report: every record, field and rule. */
  refusals: Array<RefusalView>;
};
