/** Whether there is a vault, and whether it is open. */
export type StateView = {
  /** A vault exists in this folder. */
  exists: boolean;
  /** It is unlocked. */
  unlocked: boolean;
  /** The name its owner goes by, when unlocked. */
  name: string | null;
  /** Notices of unlocking (`notice-…`), such as a repaired keyring copy. */
  notices: Array<string>;
};
