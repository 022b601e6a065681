/** A sealed file. */
export type EvidenceView = {
  /** `cairn.evidence/1`. */
  schema: string;
  /** The record. */
  id: string;
  /** Its title (the file's name as given). */
  title: string;
  /** SHA-256 of the content, 64 hexadecimal digits. */
  sha256: string;
  /** BLAKE3 of the sealed file, 64 hexadecimal digits. */
  blake3: string;
  /** Bytes of the content. */
  size: number;
  /** The media type as found. */
  media_type: string | null;
  /** The sealed file lies in this vault. */
  held: boolean;
  /** The incident it belongs to, if any. */
  incident: string | null;
};
