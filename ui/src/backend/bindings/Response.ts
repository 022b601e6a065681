import type { CatalogView } from './CatalogView';
import type { ChangeView } from './ChangeView';
import type { CheckView } from './CheckView';
import type { CircleView } from './CircleView';
import type { ConflictView } from './ConflictView';
import type { CustodyView } from './CustodyView';
import type { DigestView } from './DigestView';
import type { EvidenceView } from './EvidenceView';
import type { FixityView } from './FixityView';
import type { ImportView } from './ImportView';
import type { IndicatorRow } from './IndicatorRow';
import type { JobView } from './JobView';
import type { MemberView } from './MemberView';
import type { RecordRow } from './RecordRow';
import type { RecordView } from './RecordView';
import type { ReportView } from './ReportView';
import type { StateView } from './StateView';
import type { StatusView } from './StatusView';
import type { SyncView } from './SyncView';
import type { VerificationView } from './VerificationView';

/** What a request gives back. */
export type Response =
  | ({ type: 'state' } & StateView)
  | { type: 'done' }
  | { type: 'created'; id: string; }
  | ({ type: 'record' } & RecordView)
  | { type: 'records'; rows: Array<RecordRow>; next: string | null; total: number | null; }
  | { type: 'record_page'; records: Array<RecordView>; next: string | null; }
  | { type: 'history'; changes: Array<ChangeView>; }
  | ({ type: 'status' } & StatusView)
  | { type: 'digests'; digests: Array<DigestView>; }
  | ({ type: 'catalog' } & CatalogView)
  | { type: 'texts'; lang: string; ftl: string; }
  | { type: 'conflicts'; conflicts: Array<ConflictView>; }
  | { type: 'date_reading'; edtf: string | null; options: Array<string>; }
  | { type: 'evidence'; items: Array<EvidenceView>; }
  | { type: 'custody'; id: string; custody: Array<CustodyView>; }
  | { type: 'fixity'; items: Array<FixityView>; }
  | { type: 'circles'; circles: Array<CircleView>; }
  | { type: 'members'; members: Array<MemberView>; }
  | { type: 'joined'; circle: string; name: string; }
  | ({ type: 'synced' } & SyncView)
  | ({ type: 'imported' } & ImportView)
  | { type: 'indicators'; rows: Array<IndicatorRow>; next: string | null; }
  | ({ type: 'report' } & ReportView)
  | ({ type: 'verification' } & VerificationView)
  | ({ type: 'check' } & CheckView)
  | { type: 'jobs'; jobs: Array<JobView>; };
