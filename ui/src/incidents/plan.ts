import type { Component } from 'svelte';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import FileText from '@lucide/svelte/icons/file-text';
import HandHelping from '@lucide/svelte/icons/hand-helping';
import ListPlus from '@lucide/svelte/icons/list-plus';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import UsersRound from '@lucide/svelte/icons/users-round';

import type { Plan } from '../lib/form/sections';

export type PartId = 'what' | 'when' | 'acts' | 'statements' | 'interventions' | 'marking' | 'more';

/** The parts of an incident, in the order in which one tells it. */
export const plan: Plan<PartId> = [
  { id: 'what', takes: /^(title|summary|status|finding|rights)(_note)?(\.|$)/ },
  { id: 'when', takes: /^(when|where)(_|\.|$)/ },
  { id: 'acts', takes: /^acts(\.|$)/ },
  { id: 'statements', takes: /^statements(\.|$)/ },
  { id: 'interventions', takes: /^interventions(\.|$)/ },
  { id: 'marking', takes: /^(tlp|pap)$/ },
];

export const icons: { [part in PartId]: Component<{ size?: number }> } = {
  what: FileText,
  when: CalendarClock,
  acts: UsersRound,
  statements: MessageSquareQuote,
  interventions: HandHelping,
  marking: ShieldCheck,
  more: ListPlus,
};
