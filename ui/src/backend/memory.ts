import arabicErrors from '../../../crates/app/i18n/ar/errors.ftl?raw';
import englishErrors from '../../../crates/app/i18n/en/errors.ftl?raw';
import { Failure, type Backend, type DropEvent, type PickedFile } from './backend';
import { kinds, vocabularies } from './memory-catalog';
import type {
  CatalogView,
  ConflictView,
  EditInput,
  EvidenceView,
  Progress,
  RecordRow,
  RecordView,
  Request,
  Response,
  Scalar,
  SyncView,
} from './types';

type Wants<C extends Request['cmd']> = Extract<Request, { cmd: C }>;
type Tell = (progress: Progress) => void;

const circle = 'c1'.repeat(32);
const places = ['Abéché', 'Faya-Largeau', 'دارفور', 'Moundou', 'N’Djamena', 'الجنينة', 'Sarh', 'Bongor'];
const stories = [
  'Journalist held after a raid on the newsroom',
  'اعتقال طالبتين بعد وقفة سلمية',
  'Phishing wave against a lawyers’ network',
  'Phone searched at the airport, later found infected',
  'Mobile internet cut for three days around the vote',
  'Community radio ordered off the air',
  'Organiser threatened by calls from an unknown number',
  'Three families made to leave their homes',
];
const heard = { last_entry: '2026-11-20T10:03:00.000Z', last_sync: '2026-11-20T10:05:00.000Z', page: 3 };
const statuses = ['active', 'active', 'draft', 'closed'];
const tlps = ['red', 'amber', 'green', 'amber+strict', 'clear'];

/** A vault that lives in the page: for looking at the window, and for tests of components. Never shipped. */
export class MemoryBackend implements Backend {
  readonly size: number;
  #exists: boolean;
  #unlocked: boolean;
  #name = 'Amal';
  #kept: { [name: string]: string } = {};
  #records = new Map<string, RecordView>();
  #order: string[] = [];
  #evidence: EvidenceView[] = [];
  #drops = new Set<(event: DropEvent) => void>();
  #waiting = new Map<string, (code: string) => void>();

  constructor() {
    const given = new URLSearchParams(globalThis.location?.search ?? '');
    this.size = Number(given.get('rows') ?? 100_000);
    this.#exists = given.get('stage') !== 'fresh';
    this.#unlocked = given.get('stage') === 'open';
    if (this.#exists) this.#seed();
    Object.assign(globalThis, { cairnDrop: (event: DropEvent) => this.#drops.forEach((listener) => listener(event)) });
  }

  async request(request: Request, onProgress: Tell = () => {}): Promise<Response> {
    await pause(request.cmd === 'unlock' || request.cmd === 'create' ? 500 : 4);
    if (request.cmd === 'setting') return { type: 'setting', value: this.#kept[request.name] || null };
    if (request.cmd === 'setting_set') {
      this.#kept[request.name] = request.value ?? '';
      return { type: 'done' };
    }
    if (request.cmd === 'active') return { type: 'done' };
    return this.#answer(request, onProgress);
  }

  async pickFiles(): Promise<PickedFile[]> {
    return [{ handle: `file-${this.#evidence.length}`, name: 'IMG_2041.jpg', size: 3_482_113 }];
  }

  onDrop(listener: (event: DropEvent) => void): () => void {
    this.#drops.add(listener);
    return () => this.#drops.delete(listener);
  }

  async hideAndLock(): Promise<void> {
    this.#unlocked = false;
  }

  #answer(request: Request, tell: Tell): Response | Promise<Response> {
    switch (request.cmd) {
      case 'ping':
        return this.#state();
      case 'create':
        this.#name = request.name;
        this.#exists = this.#unlocked = true;
        return this.#state();
      case 'unlock':
        if (request.passphrase === 'wrong') throw fail('wrong_passphrase');
        this.#unlocked = true;
        return this.#state();
      case 'lock':
        this.#unlocked = false;
        return this.#state();
      case 'status':
        return this.#status();
      case 'catalog':
        return { type: 'catalog', ...catalog(request.lang) };
      case 'texts':
        return { type: 'texts', lang: request.lang, ftl: request.lang === 'ar' ? arabicErrors : englishErrors };
      case 'record_list':
        return this.#list(request);
      case 'view_list':
        return { type: 'views', views: [] };
      case 'record_show':
        return { type: 'record', ...this.#record(request.id) };
      case 'record_add':
        return { type: 'record', ...this.#save(newId(), request.kind, request.set) };
      case 'record_edit':
        return { type: 'record', ...this.#save(request.id, '', request.set) };
      case 'record_delete':
        return { type: 'record', ...this.#save(request.id, '', [{ path: 'deleted', value: true }]) };
      case 'record_history':
        return {
          type: 'history',
          changes: [
            { author: 'Amal', device: 'ab'.repeat(32), time: '2026-11-20T09:12:00Z', edits: [{ path: 'status', value: 'active' }] },
            { author: 'Yusuf', device: 'cd'.repeat(32), time: '2026-11-18T16:40:00Z', edits: [{ path: 'title', value: 'x' }] },
          ],
        };
      case 'link':
        return this.#link(request);
      case 'conflicts_list':
        return { type: 'conflicts', conflicts: this.#conflicts() };
      case 'conflicts_resolve':
        return this.#resolve(request);
      case 'date_read':
        return readDate(request.text);
      case 'evidence_list':
        return { type: 'evidence', items: this.#evidence.filter(({ incident }) => !request.incident || incident === request.incident) };
      case 'evidence_add':
        return this.#seal(request, tell);
      case 'evidence_custody':
        return { type: 'custody', id: request.id, custody: custody() };
      case 'circle_list':
        return { type: 'circles', circles: this.#circles() };
      case 'circle_new':
        return { type: 'created', id: 'c3'.repeat(32) };
      case 'circle_members':
        return {
          type: 'members',
          schema: 'cairn.members/1',
          circle: request.circle ?? circle,
          name: 'Sahel desk',
          page: 3,
          page_time: '2026-11-18T08:00:00.000Z',
          renewal_due: false,
          persons: [
            { id: '01'.repeat(16), name: this.#name, role: 'steward', own: true, admitted: 0, devices: 1, recovery: 1 },
            { id: '02'.repeat(16), name: 'Yusuf', role: 'editor', own: false, admitted: 1, devices: 1, recovery: 0 },
          ],
          members: [
            { person: this.#name, person_id: '01'.repeat(16), role: 'steward', device: 'ab'.repeat(32), own: true, entries: 812, ...heard },
            { person: 'Yusuf', person_id: '02'.repeat(16), role: 'editor', device: 'cd'.repeat(32), own: false, entries: 377, ...heard },
          ],
          closed: [],
        };
      case 'circle_invite':
      case 'circle_join':
        return this.#meet(request.cmd === 'circle_invite', tell);
      case 'circle_confirm':
        this.#waiting.get(request.job)?.(request.code);
        return { type: 'done' };
      case 'job_cancel':
        this.#waiting.get(request.job)?.('stop');
        return { type: 'done' };
      case 'sync_listen':
      case 'sync_with':
        return this.#sync(request.cmd === 'sync_listen', tell);
      default:
        throw fail('not_here');
    }
  }

  #state(): Response {
    return { type: 'state', exists: this.#exists, unlocked: this.#unlocked, name: this.#unlocked ? this.#name : null, notices: [] };
  }

  #circles() {
    return [
      { id: circle, name: 'Amal', personal: true, role: 'steward', people: 1, devices: 1, records: 36, last_sync: null },
      { id: 'c2'.repeat(32), name: 'Sahel desk', personal: false, role: 'steward', people: 4, devices: 5, records: this.size, last_sync: '2026-11-20T10:05:00.000Z' },
    ];
  }

  #status(): Response {
    return {
      type: 'status',
      schema: 'cairn.status/1',
      name: this.#name,
      records: { incident: this.#order.length + this.size },
      circles: this.#circles(),
      conflicts: this.#conflicts().length,
      evidence: this.#evidence.length,
      evidence_held: this.#evidence.length,
      evidence_left_out: 0,
      evidence_asked: 0,
      fixity_due: 0,
      fixity_days: 90,
      retention_due: 0,
      transfers_to_me: 0,
      transfers_by_me: 0,
      risks_due: 0,
      waiting: 0,
      warnings: [],
      check: 'sound',
    };
  }

  #seed(): void {
    const people = ['Witness K-14', 'Student leader B', 'Unit 9 commander', 'Newsroom editor'];
    people.forEach((pseudonym, index) => {
      const id = index.toString(16).padStart(32, 'a');
      this.#records.set(id, { ...this.#blank(id, 'person'), fields: { kind: 'person', pseudonym } });
    });
    const id = 'e'.repeat(32);
    const act = 'acts.00112233445566aa';
    const said = 'statements.00112233445566bb';
    this.#records.set(id, {
      ...this.#blank(id, 'incident'),
      fields: {
        kind: 'incident',
        title: 'Journalist held after a raid on the newsroom',
        when: '2024-03-01~/2024-03-10~',
        where: 'Abéché, market quarter',
        where_country: 'td',
        summary:
          'Six men in plain clothes entered the newsroom at about ten in the morning, searched the desks and took two laptops and a phone. The reporter was driven away in an unmarked car and released on the third day without charge.\n\nThe phone was given back switched on.',
        status: 'active',
        finding: 'likely',
        tlp: 'amber',
        'rights.liberty': true,
        [act]: true,
        [`${act}.type`]: 'detention',
        [`${act}.victim`]: 'a'.repeat(31) + '3',
        [`${act}.methods.beating`]: true,
        [`${act}.description`]: 'Held for two nights in an office without a sign; questioned about a source.',
        [`${act}.involvements.00112233445566ab`]: true,
        [`${act}.involvements.00112233445566ab.perpetrator`]: 'a'.repeat(31) + '2',
        [`${act}.involvements.00112233445566ab.degree`]: 'ordered',
        [said]: true,
        [`${said}.informant`]: 'a'.repeat(32).slice(0, 31) + '0',
        [`${said}.text`]: 'I saw them carry out the machines. One of them called the tall man “captain”.',
        [`${said}.reliability`]: 'b',
        [`${said}.credibility`]: '2',
      },
      conflicts: {
        status: [
          { value: 'active', author: 'Amal', device: 'ab'.repeat(32), time: '2026-11-20T09:12:00Z' },
          { value: 'closed', author: 'Yusuf', device: 'cd'.repeat(32), time: '2026-11-20T10:03:00Z' },
        ],
        summary: [
          { value: 'Six men in plain clothes entered the newsroom at about ten in the morning.', author: 'Amal', device: 'ab'.repeat(32), time: '2026-11-20T09:15:00Z' },
          { value: 'Four men, two of them in uniform, entered the newsroom shortly before ten.', author: 'Yusuf', device: 'cd'.repeat(32), time: '2026-11-20T10:05:00Z' },
        ],
      },
      links: [
        { from: id, relation: 'enabled', to: 'b'.repeat(32), other_kind: 'threat', other_title: 'Predator', confidence: 'medium', note: null },
      ],
    });
    this.#order.unshift(id);
    this.#evidence.push({
      schema: 'cairn.evidence/1',
      id: 'd'.repeat(32),
      title: 'newsroom-door-camera.mp4',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      blake3: 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262',
      size: 48_211_904,
      media_type: 'video/mp4',
      held: true,
      ...here(48_223_504),
      incident: id,
    });
  }

  #blank(id: string, kind: string): RecordView {
    return { schema: 'cairn.record/1', id, kind, circle, fields: { kind }, conflicts: {}, links: [], deleted: false };
  }

  #record(id: string): RecordView {
    const found = this.#records.get(id);
    if (found) return found;
    const index = Number.parseInt(id, 16);
    if (!Number.isFinite(index) || index >= this.size) throw fail('unknown_record');
    const row = this.#generated(index);
    const fields: { [path: string]: Scalar } = { kind: 'incident', title: row.title };
    for (const [path, value] of Object.entries({ when: row.date, where: row.place, status: row.status, tlp: row.tlp })) {
      if (value) fields[path] = value;
    }
    return { ...this.#blank(id, 'incident'), fields };
  }

  #generated(index: number): RecordRow {
    const day = new Date(Date.UTC(2026, 10, 20) - index * 3_600_000).toISOString();
    const precision = [10, 7, 10, 4][index % 4] ?? 10;
    return {
      id: index.toString(16).padStart(32, '0'),
      kind: 'incident',
      circle,
      title: `${stories[index % stories.length]} (${index + 1})`,
      date: day.slice(0, precision) + (index % 5 === 2 ? '~' : ''),
      place: places[index % places.length] ?? null,
      status: statuses[index % statuses.length] ?? null,
      tlp: index % 7 === 6 ? null : (tlps[index % tlps.length] ?? null),
      conflicts: 0,
      updated: day,
    };
  }

  #row(id: string): RecordRow {
    const { kind, fields, conflicts } = this.#record(id);
    const text = (path: string) => (fields[path] === undefined ? null : String(fields[path]));
    return {
      id,
      kind,
      circle,
      title: text('title') ?? text('pseudonym') ?? '',
      date: text('when'),
      place: text('where'),
      status: text('status'),
      tlp: text('tlp'),
      conflicts: Object.keys(conflicts).length,
      updated: '2026-11-20T10:03:00Z',
    };
  }

  #list(query: Wants<'record_list'>): Response {
    const wanted = new Map<string, string[]>();
    for (const [path, value] of query.filters ?? []) wanted.set(path, [...(wanted.get(path) ?? []), value]);
    const search = (query.search ?? '').toLocaleLowerCase();
    const fits = (row: RecordRow) =>
      (!search || `${row.title} ${row.place}`.toLocaleLowerCase().includes(search)) &&
      [...wanted].every(([path, values]) => values.includes(String(row[path as keyof RecordRow])));
    const own = [...this.#records.values()].filter(({ kind, deleted }) => kind === (query.kind ?? kind) && !deleted).map(({ id }) => this.#row(id));
    const bulk = query.kind === 'incident' ? Array.from({ length: this.size }, (_, index) => this.#generated(index)) : [];
    const rows = [...own.reverse(), ...bulk].filter(fits);
    const start = Number(query.after ?? 0);
    const end = start + (query.limit || 50);
    return { type: 'records', rows: rows.slice(start, end), next: end < rows.length ? String(end) : null, total: rows.length, looked_at: null };
  }

  #save(id: string, kind: string, set: readonly EditInput[]): RecordView {
    const base = kind ? this.#blank(id, kind) : structuredClone(this.#record(id));
    for (const { path, value } of set) {
      if (value === null) Reflect.deleteProperty(base.fields, path);
      else base.fields[path] = value;
      if (path === 'deleted') base.deleted = value === true;
    }
    this.#records.set(id, base);
    return base;
  }

  #link({ from, relation, to, note, confidence }: Wants<'link'>): Response {
    const base = this.#record(from);
    const other = this.#row(to);
    base.links.push({ from, relation, to, other_kind: other.kind, other_title: other.title, confidence, note });
    this.#records.set(from, base);
    return { type: 'done' };
  }

  #conflicts(): ConflictView[] {
    return [...this.#records.values()].flatMap((record) =>
      Object.entries(record.conflicts).map(([path, claims]) => ({
        schema: 'cairn.conflict/1',
        record: record.id,
        kind: record.kind,
        title: String(record.fields['title'] ?? ''),
        path,
        label: path,
        claims: claims ?? [],
      })),
    );
  }

  #resolve({ record, path, value }: Wants<'conflicts_resolve'>): Response {
    Reflect.deleteProperty(this.#save(record, '', [{ path, value }]).conflicts, path);
    return { type: 'done' };
  }

  async #seal({ incident }: Wants<'evidence_add'>, tell: Tell): Promise<Response> {
    const total = 3_482_113;
    for (let done = 0; done < total; done += 250_000) {
      tell({ kind: 'step', step: 'step-seal', done, total, unit: 'bytes', rate: null });
      await pause(60);
    }
    const item: EvidenceView = {
      schema: 'cairn.evidence/1',
      id: newId(),
      title: 'IMG_2041.jpg',
      sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      blake3: 'ea8f163db38682925e4491c5e58d4bb3506ef8c14eb78a86e908c5624a67200f',
      size: total,
      media_type: 'image/jpeg',
      held: true,
      ...here(total),
      incident,
    };
    this.#evidence.push(item);
    return { type: 'evidence', items: [item] };
  }

  async #meet(invites: boolean, tell: Tell): Promise<Response> {
    if (invites) tell({ kind: 'ticket', ticket: `cairn1${'q7f2m4x9'.repeat(14)}`, invitation: null });
    await pause(900);
    tell({ kind: 'code', job: 'meet', code: '417306' });
    const code = await new Promise<string>((resolve) => this.#waiting.set('meet', resolve));
    if (code !== '417306') throw fail(code === 'stop' ? 'cancelled' : 'code_mismatch');
    return { type: 'joined', circle, name: 'Sahel desk' };
  }

  async #sync(listens: boolean, tell: Tell): Promise<Response> {
    tell({ kind: 'started', job: 'sync' });
    if (listens) tell({ kind: 'ticket', ticket: `cairn1${'q7f2m4x9'.repeat(14)}`, invitation: null });
    for (let done = 0; done <= 300; done += 20) {
      await pause(60);
      tell({ kind: 'step', step: 'step-receive', done, total: 300, unit: 'entries', rate: null });
    }
    const view: SyncView = {
      schema: 'cairn.sync/1',
      circle,
      peer: 'Yusuf',
      entries_sent: 12,
      entries_received: 300,
      records_changed: 41,
      files_sent: 0,
      files_received: 2,
      bytes_sent: 18_000,
      bytes_received: 912_000,
      file_bytes: 4_100_000,
      round_trips: 3,
      entries_equal: true,
      evidence_complete: false,
      lacking: { files: 3, bytes: 96_400_000, left_out: 0, left_out_bytes: 0, asked: 0, rule: { fetch: 'all' } },
      digest: '5d'.repeat(32),
      waiting: 0,
      moved_millis: 1210,
      millis: 1840,
    };
    if (!listens) return { type: 'synced', ...view };
    tell({ kind: 'synced', ...view });
    const stopped = await new Promise<string>((resolve) => this.#waiting.set('sync', resolve));
    throw fail(stopped === 'stop' ? 'cancelled' : 'sync_failed');
  }
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function fail(code: string): Failure {
  return new Failure({ code, message: '', advice: '', args: {}, refusals: [] });
}

function here(sealed_size: number): Pick<EvidenceView, 'fetch' | 'partial' | 'sealed_size' | 'copies'> {
  const own = { device: 'ab'.repeat(32), person: 'Amal', own: true, told: 'here', since: null };
  return { fetch: 'here', partial: 0, sealed_size, copies: [own] };
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readDate(text: string): Response {
  if (text === 'early March 2024') return { type: 'date_reading', edtf: '2024-03-01~/2024-03-10~', options: [] };
  if (/^\d\d?\/\d\d?(\/\d{4})?$/.test(text)) return { type: 'date_reading', edtf: null, options: ['2024-05-12', '2024-12-05'] };
  const isEdtf = /^[\dX]{4}(-[\dX]{2}){0,2}[~?%]?(\/([\dX]{4}(-[\dX]{2}){0,2}[~?%]?|\.\.)?)?$/.test(text);
  return { type: 'date_reading', edtf: isEdtf ? text : null, options: [] };
}

function custody() {
  const by = { by: 'Amal', device: 'ab'.repeat(32), sha256: null, verified: true, parents: [], problem: null, details: {} };
  return [
    { ...by, number: 1, after: [], action: 'collected', time: '2026-11-19T08:30:00Z', note: 'Copied from the door camera’s card', hash: '11'.repeat(32) },
    { ...by, number: 2, after: [1], action: 'sealed', time: '2026-11-19T08:31:00Z', note: null, hash: '22'.repeat(32) },
  ];
}

function catalog(lang: string): CatalogView {
  const names: { [kind: string]: string } = {
    incident: 'Incident',
    person: 'Person',
    consent: 'Consent',
    evidence: 'Evidence',
    threat: 'Threat',
    device: 'Device',
  };
  return {
    codebook: '2026.1',
    kinds: Object.entries(kinds).map(([kind, rows]) => ({
      kind,
      label: names[kind] ?? kind,
      fields: rows.map(([path, type, tier, cls, label, vocabulary, keys, target]) => ({
        path,
        type,
        tier,
        class: cls,
        label,
        vocabulary: vocabulary ?? null,
        keys: keys ?? null,
        target: target ?? null,
        help: '',
      })),
    })),
    vocabularies: Object.fromEntries(
      Object.entries(vocabularies).map(([name, terms]) => [
        name,
        terms.map(([code, english, arabic]) => ({ code, label: lang === 'ar' ? arabic : english, retired: false })),
      ]),
    ),
  };
}
