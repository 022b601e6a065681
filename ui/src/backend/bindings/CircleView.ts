/** A circle. */
export type CircleView = {
  /** 64 hexadecimal digits. */
  id: string;
  /** Its name. */
  name: string;
  /** The personal circle of one, where work starts. */
  personal: boolean;
  /** Our role in it. */
  role: string;
  /** How many people. */
  people: number;
  /** How many devices. */
  devices: number;
  /** How many records. */
  records: number;
};
