import { describe, expect, it } from 'vitest';

import type { RecordView } from '../backend/types';
import { Draft } from './draft.svelte';

const act = 'acts.00112233445566aa';

function record(): RecordView {
  return {
    schema: 'cairn.record/1',
    id: 'a'.repeat(32),
    kind: 'incident',
    circle: 'b'.repeat(64),
    fields: { title: 'Raid', [act]: true, [`${act}.type`]: 'arrest', 'rights.liberty': true },
    conflicts: {},
    links: [],
    deleted: false,
  };
}

describe('a draft', () => {
  it('holds only what differs from the record', () => {
    const draft = new Draft('incident', record());
    draft.set('title', 'Search');
    draft.set('title', 'Raid');
    draft.set('summary', '   ');
    expect(draft.dirty).toBe(false);
    expect(draft.edits()).toEqual([]);
  });

  it('clears a field with null', () => {
    const draft = new Draft('incident', record());
    draft.set('title', '');
    expect(draft.edits()).toEqual([{ path: 'title', value: null }]);
    expect(draft.get('title')).toBeUndefined();
  });

  it('gives new items ids of sixteen digits and leaves out empty ones', () => {
    const draft = new Draft('incident', record());
    const id = draft.add('acts');
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(draft.items('acts')).toEqual(['00112233445566aa', id]);
    expect(draft.edits()).toEqual([]);
    draft.set(`acts.${id}.type`, 'torture');
    expect(draft.edits()).toEqual([
      { path: `acts.${id}`, value: true },
      { path: `acts.${id}.type`, value: 'torture' },
    ]);
  });

  it('keeps an act whose only content is an involvement', () => {
    const draft = new Draft('incident');
    const id = draft.add('acts');
    const inner = draft.add(`acts.${id}.involvements`);
    draft.set(`acts.${id}.involvements.${inner}.perpetrator`, 'c'.repeat(32));
    expect(draft.edits().map(({ path }) => path)).toEqual([
      `acts.${id}`,
      `acts.${id}.involvements.${inner}`,
      `acts.${id}.involvements.${inner}.perpetrator`,
    ]);
  });

  it('removes an item of the record by its own key alone', () => {
    const draft = new Draft('incident', record());
    draft.set(`${act}.when`, '2024');
    draft.remove('acts', '00112233445566aa');
    expect(draft.items('acts')).toEqual([]);
    expect(draft.edits()).toEqual([{ path: act, value: null }]);
  });

  it('adds and removes members of a set', () => {
    const draft = new Draft('incident', record());
    draft.set('rights.life', true);
    draft.set('rights.liberty', null);
    expect(draft.items('rights')).toEqual(['life']);
  });

  it('takes up kept edits again', () => {
    const first = new Draft('incident', record());
    first.set('title', 'Search');
    const second = new Draft('incident', record());
    second.restore(first.edits());
    expect(second.text('title')).toBe('Search');
  });
});
