import type { Component } from 'svelte';
import { CalendarClock, FileText, HandHelping, ListPlus, MessageSquareQuote, ShieldCheck, UsersRound } from '@lucide/svelte';

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
