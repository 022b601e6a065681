import type { Component } from 'svelte';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import FileWarning from '@lucide/svelte/icons/file-warning';
import Library from '@lucide/svelte/icons/library';
import Paperclip from '@lucide/svelte/icons/paperclip';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Settings from '@lucide/svelte/icons/settings';
import Split from '@lucide/svelte/icons/split';
import UsersRound from '@lucide/svelte/icons/users-round';

import type { Route } from '../lib/navigation.svelte';

/** A place of the rail. */
export interface Place {
  text: string;
  /** Alt and this digit lead there. It stays the same when places are added. */
  digit: number;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  route: Route;
  /** The pages that belong to it. */
  pages: readonly Route['page'][];
}

/** The places of the window, in the order of the rail. */
export const places: readonly Place[] = [
  { text: 'incidents', digit: 1, icon: FileWarning, route: { page: 'incidents' }, pages: ['incidents', 'incident', 'incident-form'] },
  { text: 'records', digit: 2, icon: Library, route: { page: 'records', kind: 'person' }, pages: ['records', 'record', 'record-form', 'consents'] },
  { text: 'evidence', digit: 3, icon: Paperclip, route: { page: 'evidence' }, pages: ['evidence', 'evidence-item'] },
  { text: 'protocols', digit: 8, icon: ClipboardCheck, route: { page: 'protocols' }, pages: ['protocols', 'protocol', 'run'] },
  { text: 'conflicts', digit: 4, icon: Split, route: { page: 'conflicts' }, pages: ['conflicts'] },
  { text: 'circles', digit: 5, icon: UsersRound, route: { page: 'circles' }, pages: ['circles'] },
  { text: 'sync', digit: 6, icon: RefreshCw, route: { page: 'sync' }, pages: ['sync'] },
  { text: 'settings', digit: 7, icon: Settings, route: { page: 'settings' }, pages: ['settings'] },
];
