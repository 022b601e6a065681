import { beforeEach, describe, expect, it } from 'vitest';

import { About } from './about/about.svelte';
import { Failure, type Backend } from './backend';
import { MemoryBackend } from './backend/memory';
import type { DuplicatesView, IntakeView, PairView, Request, Response, RiskEntryView, RiskMatrixView } from './backend/types';
import { isServer } from './circles/carrying.svelte';
import { duplicates, Proposal } from './duplicates/duplicates.svelte';
import { guessSource, intake } from './intake/intake.svelte';
import { attach } from './lib/core.svelte';
import { conditionInWords, opsOf } from './lib/list/conditions';
import { RecordsList } from './lib/list.svelte';
import { preferences } from './lib/preferences.svelte';
import { schema } from './lib/schema.svelte';
import { entriesAt, gravity, moved } from './risk/risk.svelte';

const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

/** A shell that answers as told, and keeps what it was asked. */
function shellThat(answer: (request: Request) => Response): { backend: Backend; asked: Request[] } {
  const asked: Request[] = [];
  const backend = new MemoryBackend();
  backend.request = async (request) => {
    asked.push(request);
    return answer(request);
  };
  return { backend, asked };
}

const refuse = (code: string): never => {
  throw new Failure({ code, message: '', advice: '', args: {}, refusals: [{ record: 'c1', field: 'uses', rule: 'withdrawn', person: 'p', words: '', advice: '' }] });
};

beforeEach(async () => {
  attach(new MemoryBackend());
  await preferences.speak('en');
});

describe('taking a file in', () => {
  const output = { handle: 'file-1', name: 'phone.zip', size: 10 };
  const view = { schema: 'cairn.import/1', new: 3, updated: 0, evidence: 'e1', examination_id: 'x1', listing: null, lost: [] } as unknown as IntakeView;

  beforeEach(() => intake.clear());

  it('guesses from the name what a file is', () => {
    expect(['set.stix2', 'feed.json', 'proof-42.zip', 'phone.zip', 'phone.zip.age'].map(guessSource)).toEqual(['stix', 'stix', 'proofmode', 'mvt', 'mvt']);
  });

  it('shows first, writes only when told, and marks what was made', async () => {
    const { backend, asked } = shellThat((request) => (request.cmd === 'intake' ? { type: 'intake', ...view } : ({ type: 'done' } as Response)));
    attach(backend);
    intake.take([output]);
    intake.tlp = 'amber';
    await intake.look();
    expect(intake.shown?.view.new).toBe(3);
    expect(asked.map((one) => one.cmd === 'intake' && one.dry_run)).toEqual([true]);
    await intake.write();
    expect(asked[1]).toMatchObject({ cmd: 'intake', dry_run: false, path: 'file-1' });
    expect(asked.filter(({ cmd }) => cmd === 'record_edit').map((one) => 'id' in one && one.id)).toEqual(['e1', 'x1']);
    expect(intake.taken?.view.new).toBe(3);
  });

  it('takes sets dropped beside an output as the indicators that the tool was given', () => {
    intake.take([output]);
    intake.take([{ handle: 'file-2', name: 'spyware.stix2', size: 1 }]);
    expect(intake.file).toBe(output);
    expect(intake.request(true)).toMatchObject({ format: 'mvt', indicators: ['file-2'] });
    intake.open([{ handle: 'file-3', name: 'other.stix2', size: 1 }]);
    expect(intake.request(true)).toMatchObject({ cmd: 'import', file: 'file-3' });
  });

  it('goes against a consent only with a reason, and names the consents that were withdrawn', async () => {
    const { backend, asked } = shellThat(() => refuse('use_refused'));
    attach(backend);
    intake.take([output]);
    await intake.look();
    expect(intake.refusals).toHaveLength(1);
    expect(asked[0]).toMatchObject({ consent_override: null });
    intake.why = 'A judge asked for it.';
    await intake.look();
    expect(asked[1]).toMatchObject({ consent_override: { why: 'A judge asked for it.', withdrawn: ['c1'] } });
  });

  it('no longer offers to write once something else is asked', async () => {
    attach(shellThat(() => ({ type: 'intake', ...view })).backend);
    intake.take([output]);
    await intake.look();
    intake.choose('proofmode');
    expect(intake.shown).toBeUndefined();
  });
});

describe('duplicates', () => {
  const row = (id: string) => ({ id, kind: 'person', circle: 'c', title: id, date: null, place: null, status: null, tlp: null, conflicts: 0, updated: '' });
  const pair: PairView = { schema: 'cairn.pair/1', a: row('a'), b: row('b'), score: 0.9, support: 1, reasons: [], outside: false };

  it('are judged with a reason, and a judgment is taken back with one', async () => {
    const { backend, asked } = shellThat((request) =>
      request.cmd === 'duplicate_judge'
        ? { type: 'judged', schema: 'cairn.judged/1', id: 'j1', circle: 'c', name: '', personal: true, kept_back: false, others: [] }
        : ({ type: 'done' } as Response),
    );
    attach(backend);
    const proposal = new Proposal(pair);
    proposal.want('same');
    await proposal.record();
    expect(asked).toEqual([]);
    proposal.reason = ' The same night. ';
    await proposal.record();
    expect(asked[0]).toMatchObject({ a: 'a', b: 'b', verdict: 'same', reasoning: 'The same night.' });
    expect(proposal.verdict).toBe('same');
    proposal.want('take-back');
    proposal.reason = 'Two sisters.';
    await proposal.record();
    expect(asked.find(({ cmd }) => cmd === 'duplicate_reverse')).toMatchObject({ id: 'j1', reasoning: 'Two sisters.' });
    expect(proposal.verdict).toBeUndefined();
  });

  it('of which one is not sure come last, and nothing is recorded', async () => {
    const other = { ...pair, a: row('c') };
    const found = { schema: 'cairn.duplicates/1', kind: 'person', pairs: [pair, other], total: 2, records: 3, blank: 0, compared: 2, crowds: 0, full: 0 } satisfies DuplicatesView;
    const { backend, asked } = shellThat(() => ({ type: 'duplicates', ...found }));
    attach(backend);
    await duplicates.find();
    const [first] = duplicates.proposals;
    if (first) first.isAside = true;
    expect(duplicates.inOrder.map(({ key }) => key)).toEqual(['c b', 'a b']);
    expect(asked).toHaveLength(1);
  });
});

describe('everything about one thing', () => {
  it('says what went wrong, and asks for nothing when nothing is typed', async () => {
    const { backend, asked } = shellThat(() => refuse('not_an_observable'));
    attach(backend);
    const about = new About();
    await about.look();
    expect(asked).toEqual([]);
    about.what = 'words';
    await about.look();
    expect(about.trouble?.code).toBe('not_an_observable');
    expect(about.view).toBeUndefined();
  });
});

describe('the risk matrix', () => {
  const band = (score: string, code: string) => ({ score, band: code, label: code, meaning: '' });
  const entry = { id: 'r', cell: [4, 5], cell_today: [2, 5], now: band('20', 'high'), today: band('10', 'low') } as unknown as RiskEntryView;
  const matrix = { entries: [entry], bands: [{ code: 'low' }, { code: 'mid' }, { code: 'high' }] } as unknown as RiskMatrixView;

  it('puts an assessment into its cell, and knows how grave a band is', () => {
    expect(entriesAt(matrix, 4, 5)).toEqual([entry]);
    expect(entriesAt(matrix, 5, 4)).toEqual([]);
    expect(['low', 'mid', 'high', null].map((code) => gravity(matrix, code))).toEqual([0, 0.5, 1, 0]);
  });

  it('says what became of an assessment since the day', () => {
    expect(moved(entry)).toBe('moved');
    expect(moved({ ...entry, today: null })).toBe('gone');
    expect(moved({ ...entry, cell_today: [4, 5], today: entry.now })).toBe('same');
  });
});

describe('conditions and views', () => {
  it('are told in words, with terms and open sides', () => {
    expect(plain(conditionInWords('incident', { path: 'status', op: 'is', values: ['active', 'closed'] }))).toMatch(/: .+ or .+/);
    expect(plain(conditionInWords('incident', { path: 'when', op: 'between', values: ['2024-05', ''] }))).toContain('from May 2024');
    expect(plain(conditionInWords('incident', { path: 'nobody.knows', op: 'not-set', values: [] }))).toBe('nobody.knows: empty');
  });

  it('ask of a field what fits its type', () => {
    const field = schema.fields('incident').find(({ path }) => path === 'when');
    expect(field && opsOf(field)).toContain('between');
    expect(field && opsOf(field)).not.toContain('contains');
  });

  it('save the chosen filters, the conditions and the words together', async () => {
    const { backend, asked } = shellThat((request) =>
      request.cmd === 'view_list' ? { type: 'views', views: [] } : request.cmd === 'view_save' ? ({ type: 'view', id: 'v1' } as Response) : { type: 'records', rows: [], next: null, total: 0, looked_at: null },
    );
    attach(backend);
    const list = new RecordsList('incident');
    list.chosen = { status: ['active', 'draft'] };
    list.search = ' ministry ';
    list.conditions = [{ path: 'when', op: 'set', values: [] }];
    await list.saveView('Open', 'c1');
    expect(asked.find(({ cmd }) => cmd === 'view_save')).toMatchObject({
      name: 'Open',
      circle: 'c1',
      kind: 'incident',
      search: 'ministry',
      conditions: [
        { path: 'status', op: 'exactly', values: ['active', 'draft'] },
        { path: 'when', op: 'set', values: [] },
      ],
    });
    expect(list.conditions).toEqual([]);
  });
});

describe('a drop', () => {
  it('is a place on a server', () => {
    expect(['webdav+https://a@host/x', 's3://bucket/p?endpoint=https://h', '/home/a', 'https://host', ''].map(isServer)).toEqual([true, true, false, false, false]);
  });
});
