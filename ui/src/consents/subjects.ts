import type { ConsentView } from '../backend/types';
import { say } from '../lib/texts.svelte';

/** What can be taken back or asked about one by one, as choices. */
export function subjects({ uses, audiences }: Pick<ConsentView, 'uses' | 'audiences'>): { value: string; label: string }[] {
  return [
    ...uses.map(({ code, label }) => ({ value: `use:${code}`, label: say('subject-use', { what: label }) })),
    ...audiences.map(({ code, label }) => ({ value: `audience:${code}`, label: say('subject-audience', { who: label }) })),
  ];
}
