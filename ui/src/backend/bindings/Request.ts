import type { EditInput } from './EditInput';
import type { ListQuery } from './ListQuery';
import type { Scalar } from './Scalar';

/** What a shell may ask. Everything but `ping`, `unlock`, `create`, `catalog` and `verify` needs an unlocked vault. */
export type Request =
  | { cmd: 'ping' }
  | { cmd: 'create'; name: string; passphrase: string; }
  | { cmd: 'unlock'; passphrase: string; }
  | { cmd: 'lock' }
  | { cmd: 'status' }
  | { cmd: 'digest'; circle: string | null; }
  | { cmd: 'catalog'; lang: string; }
  | { cmd: 'texts'; lang: string; }
  | { cmd: 'record_add'; kind: string; circle: string | null; set: Array<EditInput>; }
  | { cmd: 'record_show'; id: string; }
  | { cmd: 'record_edit'; id: string; set: Array<EditInput>; }
  | { cmd: 'record_history'; id: string; }
  | { cmd: 'record_delete'; id: string; }
  | { cmd: 'record_restore'; id: string; }
  | ({ cmd: 'record_list' } & ListQuery)
  | { cmd: 'link'; from: string; relation: string; to: string; confidence: string | null; note: string | null; }
  | { cmd: 'unlink'; from: string; relation: string; to: string; }
  | { cmd: 'conflicts_list'; circle: string | null; }
  | { cmd: 'conflicts_resolve'; record: string; path: string; value: Scalar | null; }
  | { cmd: 'date_read'; text: string; }
  | { cmd: 'evidence_add'; files: Array<string>; incident: string | null; source: string | null; circle: string | null; }
  | { cmd: 'evidence_list'; incident: string | null; }
  | { cmd: 'evidence_export'; id: string; to: string; force: boolean; }
  | { cmd: 'evidence_verify'; id: string | null; }
  | { cmd: 'evidence_custody'; id: string; }
  | { cmd: 'circle_new'; name: string; }
  | { cmd: 'circle_list' }
  | { cmd: 'circle_members'; circle: string | null; }
  | { cmd: 'circle_invite'; circle: string | null; role: string; code: string | null; }
  | { cmd: 'circle_join'; ticket: string; name: string | null; code: string | null; }
  | { cmd: 'circle_confirm'; job: string; code: string; }
  | { cmd: 'sync_listen'; circle: string | null; once: boolean; }
  | { cmd: 'sync_with'; ticket: string; circle: string | null; stay: boolean; }
  | { cmd: 'import'; format: string; file: string; circle: string | null; dry_run: boolean; tlp: string | null; licence: string | null; }
  | { cmd: 'indicators'; search: string | null; set: string | null; limit: number; after: string | null; }
  | { cmd: 'indicator_promote'; set: string; indicator: string; }
  | { cmd: 'report_build'; incident: string; audience: string; lang: string; to: string; force: boolean; identifiability: string | null; }
  | { cmd: 'verify'; path: string; }
  | { cmd: 'vault_check' }
  | { cmd: 'vault_rebuild' }
  | { cmd: 'jobs' }
  | { cmd: 'job_cancel'; job: string; };
