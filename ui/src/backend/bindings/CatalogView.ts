import type { KindView } from './KindView';
import type { TermView } from './TermView';

/** What forms are made from. */
export type CatalogView = {
  /** The codebook's version. */
  codebook: string;
  /** The kinds with their fields. */
  kinds: Array<KindView>;
  /** Terms by vocabulary. */
  vocabularies: { [key in string]?: Array<TermView> };
};
