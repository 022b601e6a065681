import type { CircleView } from './CircleView';

/** Counts, circles and warnings. */
export type StatusView = {
  /** `cairn.status/1`. */
  schema: string;
  /** The name its owner goes by. */
  name: string;
  /** Records by kind. */
  records: { [key in string]?: number };
  /** Circles. */
  circles: Array<CircleView>;
  /** Fields in conflict. */
  conflicts: number;
  /** Evidence items. */
  evidence: number;
  /** Of them, sealed files that lie here. */
  evidence_held: number;
  /** What a person should look at (Fluent ids). */
  warnings: Array<string>;
};
