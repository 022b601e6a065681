/** A job. */
export type JobView = {
  /** Its name. */
  job: string;
  /** The command that it carries out. */
  cmd: string;
};
