import type { IntakeView } from '../backend/types';
import { texts } from '../lib/texts.svelte';

/** What came of an examination, in a sentence that never says "safe". */
export function outcomeInWords(view: IntakeView): { words: string; tone: 'bad' | 'warn' | 'info' } | undefined {
  const found = view.examination;
  if (!found) return undefined;
  const words = texts.find(`cli-intake-${found.outcome}`, { matched: found.matched, alerts: found.detected - found.matched });
  const tone = found.outcome === 'matches' ? 'bad' : found.outcome === 'alerts' ? 'warn' : 'info';
  return { words: words ?? found.outcome, tone };
}

/** What is not as it should be: altered, missing or unlisted files, and recordings that differ. */
export function warningsOf(view: IntakeView): string[] {
  const { acquisition, examination, proofs } = view;
  const say = (id: string, count: number) => (count > 0 ? [texts.say(id, { count })] : []);
  return [
    ...say('intake-altered', (acquisition?.altered.length ?? 0) + (examination?.inputs_altered.length ?? 0)),
    ...say('intake-missing', acquisition?.missing.length ?? 0),
    ...say('intake-extra', acquisition?.extra.length ?? 0),
    ...(examination?.info === 'differs' ? [texts.find('cli-intake-info-differs') ?? ''] : []),
    ...say('intake-proof-differs', proofs.filter(({ agrees }) => agrees === 'differs').length),
    ...say('intake-proof-missing', proofs.filter(({ media }) => media === null).length),
  ];
}

/** What was not examined, each in a sentence. */
export function gapsOf(view: IntakeView): string[] {
  return view.gaps.map(({ code, what }) => texts.find(`gap-${code}`, { what }) ?? `${code}: ${what}`);
}
