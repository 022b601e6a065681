import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MemoryBackend } from './backend/memory';
import type { ClaimView } from './backend/types';
import ConflictCard from './conflicts/ConflictCard.svelte';
import { attach } from './lib/core.svelte';
import { Draft } from './lib/draft.svelte';
import DateInput from './lib/form/DateInput.svelte';
import { preferences } from './lib/preferences.svelte';
import { session } from './lib/session.svelte';
import FirstRun from './vault/FirstRun.svelte';
import Unlock from './vault/Unlock.svelte';

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u2068\u2069]/g, '');

beforeEach(async () => {
  attach(new MemoryBackend());
  await preferences.speak('en');
});
afterEach(cleanup);

describe('unlocking', () => {
  it('says what happened and what to do after a wrong passphrase, and empties the field', async () => {
    render(Unlock);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    await fireEvent.input(field, { target: { value: 'wrong' } });
    await fireEvent.submit(field.form as HTMLFormElement);
    const alert = await screen.findByRole('alert', {}, { timeout: 2_000 });
    expect(alert.textContent).toContain('This passphrase does not open the vault.');
    expect(alert.textContent).toContain('Nothing was changed');
    expect(field.value).toBe('');
  });
});

describe('the first run', () => {
  it('does not create a vault with a weak passphrase, or with two that differ', async () => {
    render(FirstRun);
    await fireEvent.input(screen.getByLabelText('Your name in Cairn'), { target: { value: 'Amal' } });
    await fireEvent.input(screen.getByLabelText('Passphrase'), { target: { value: 'short' } });
    await fireEvent.submit(screen.getByLabelText<HTMLInputElement>('Passphrase').form as HTMLFormElement);
    expect(screen.getByText('Choose a longer or less regular passphrase.')).toBeTruthy();
    expect(screen.getByText('The two passphrases differ.')).toBeTruthy();
    expect(session.stage).not.toBe('open');
  });
});

describe('a date in words', () => {
  const draft = () => new Draft('incident');

  it('is shown as it is read, and stands in the draft as EDTF', async () => {
    const work = draft();
    render(DateInput, { id: 'when', path: 'when', draft: work, describedby: undefined });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'early March 2024' } });
    expect(work.unclear.has('when')).toBe(true);
    await waitFor(() => expect(work.get('when')).toBe('2024-03-01~/2024-03-10~'));
    expect(plain(document.body.textContent)).toContain('Read as: about 1');
    expect(work.unclear.has('when')).toBe(false);
  });

  it('asks which day is meant when it can be read in two ways', async () => {
    const work = draft();
    render(DateInput, { id: 'when', path: 'when', draft: work, describedby: undefined });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: '12/05' } });
    const choice = await screen.findByRole('button', { name: '5 December 2024' });
    expect(work.get('when')).toBeUndefined();
    await fireEvent.click(choice);
    expect(work.get('when')).toBe('2024-12-05');
  });

  it('keeps the form from being saved when it is not read', async () => {
    const work = draft();
    render(DateInput, { id: 'when', path: 'when', draft: work, describedby: undefined });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'some day' } });
    await waitFor(() => expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true'));
    expect(work.unclear.has('when')).toBe(true);
  });
});

describe('a conflict', () => {
  const claims: ClaimView[] = [
    { value: 'Six men', author: 'Amal', device: 'a', time: '2026-11-20T09:00:00Z' },
    { value: 'Four men', author: 'Yusuf', device: 'b', time: '2026-11-20T10:00:00Z' },
  ];
  const conflict = { schema: 'cairn.conflict/1', record: 'e'.repeat(32), kind: 'incident', title: 'Raid', path: 'summary', label: 'Summary', claims };

  it('shows both values with their authors and offers to keep both', async () => {
    let isResolved = false;
    render(ConflictCard, { conflict, onresolved: () => (isResolved = true) });
    expect(screen.getByText('Amal')).toBeTruthy();
    expect(screen.getByText('Yusuf')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Keep both').value).toBe('Six men\n\nFour men');
    await fireEvent.click(screen.getByRole('button', { name: 'Keep this text' }));
    await waitFor(() => expect(isResolved).toBe(true));
  });

  it('does not offer both for a field that holds one code', () => {
    const coded = claims.map((claim, index) => ({ ...claim, value: index ? 'closed' : 'active' }));
    render(ConflictCard, { conflict: { ...conflict, path: 'status', label: 'Status', claims: coded }, onresolved: () => undefined });
    expect(screen.queryByRole('button', { name: 'Keep this text' })).toBeNull();
    expect(screen.getByText('Being followed')).toBeTruthy();
  });
});
