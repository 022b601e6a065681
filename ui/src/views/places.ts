import type { Component } from 'svelte';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import FileInput from '@lucide/svelte/icons/file-input';
import FileWarning from '@lucide/svelte/icons/file-warning';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import Library from '@lucide/svelte/icons/library';
import Paperclip from '@lucide/svelte/icons/paperclip';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Settings from '@lucide/svelte/icons/settings';
import Split from '@lucide/svelte/icons/split';
import Telescope from '@lucide/svelte/icons/telescope';
import UserRoundSearch from '@lucide/svelte/icons/user-round-search';
import UsersRound from '@lucide/svelte/icons/users-round';

import type { Route } from '../lib/navigation.svelte';

/** A place of the rail. */
export interface Place {
  text: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  route: Route;
  /** The pages that belong to it. */
  pages: readonly Route['page'][];
}

/** A place that a key leads to. */
export interface KeyedPlace extends Place {
  /** Alt and this digit lead there. It stays the same when places are added. */
  digit: number;
}

/** The places of the window, in the order of the rail. */
export const places: readonly KeyedPlace[] = [
  { text: 'incidents', digit: 1, icon: FileWarning, route: { page: 'incidents' }, pages: ['incidents', 'incident', 'incident-form'] },
  { text: 'records', digit: 2, icon: Library, route: { page: 'records', kind: 'person' }, pages: ['records', 'record', 'record-form', 'consents'] },
  { text: 'evidence', digit: 3, icon: Paperclip, route: { page: 'evidence' }, pages: ['evidence', 'evidence-item'] },
  { text: 'protocols', digit: 8, icon: ClipboardCheck, route: { page: 'protocols' }, pages: ['protocols', 'protocol', 'run'] },
  { text: 'conflicts', digit: 4, icon: Split, route: { page: 'conflicts' }, pages: ['conflicts'] },
  { text: 'circles', digit: 5, icon: UsersRound, route: { page: 'circles' }, pages: ['circles'] },
  { text: 'sync', digit: 6, icon: RefreshCw, route: { page: 'sync' }, pages: ['sync'] },
  { text: 'settings', digit: 7, icon: Settings, route: { page: 'settings' }, pages: ['settings'] },
];

/** What works on the records that are there. In the rail below the places, without a key of their own. */
export const tools: readonly Place[] = [
  { text: 'intake', icon: FileInput, route: { page: 'intake' }, pages: ['intake'] },
  { text: 'about', icon: Telescope, route: { page: 'about' }, pages: ['about'] },
  { text: 'duplicates', icon: UserRoundSearch, route: { page: 'duplicates' }, pages: ['duplicates'] },
  { text: 'risk', icon: Grid3x3, route: { page: 'risk' }, pages: ['risk', 'assessment'] },
];
