/** One thing that is wrong. */
export type ProblemView = {
  /** The file inside the package, or the part of the vault. */
  file: string;
  /** What is wrong. */
  problem: string;
};
