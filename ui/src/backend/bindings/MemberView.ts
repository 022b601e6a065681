/** A device in a circle. */
export type MemberView = {
  /** The person's name. */
  person: string;
  /** The person's role. */
  role: string;
  /** The device key. */
  device: string;
  /** This very device. */
  own: boolean;
  /** How many entries of it are here. */
  entries: number;
};
