/** What a sync did. */
export type SyncView = {
  /** `cairn.sync/1`. */
  schema: string;
  /** The circle. */
  circle: string;
  /** The peer's name in the circle, when known. */
  peer: string | null;
  /** Entries sent. */
  entries_sent: number;
  /** Entries received and stored. */
  entries_received: number;
  /** Records that changed here. */
  records_changed: number;
  /** Sealed files sent. */
  files_sent: number;
  /** Sealed files received. */
  files_received: number;
  /** Bytes of ours sent. */
  bytes_sent: number;
  /** Bytes of ours received. */
  bytes_received: number;
  /** Sealed bytes of files, both ways. */
  file_bytes: number;
  /** Round trips. */
  round_trips: number;
  /** Both hold the same entries. */
  entries_equal: boolean;
  /** Every sealed file of the circle lies here. */
  evidence_complete: boolean;
  /** Our digest of the circle after the sync. */
  digest: string;
  /** Milliseconds from dialling or accepting. */
  millis: number;
};
