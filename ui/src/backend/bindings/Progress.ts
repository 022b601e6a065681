import type { SyncView } from './SyncView';

/** What happens while a request runs. */
export type Progress =
  | { kind: 'started'; job: string; }
  | { kind: 'step'; step: string; done: number; total: number | null; unit: string; rate: number | null; }
  | { kind: 'ticket'; ticket: string; }
  | { kind: 'code'; job: string; code: string; }
  | ({ kind: 'synced' } & SyncView)
  | { kind: 'notice'; notice: string; };
