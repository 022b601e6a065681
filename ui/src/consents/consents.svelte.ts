import type { AnswerView, ConsentCheckView, ConsentView, ConsentsView, WithdrawnView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { schema } from '../lib/schema.svelte';
import { texts } from '../lib/texts.svelte';
import { Work } from '../lib/work.svelte';

/** What of a consent is taken back, or asked about: everything, `use:CODE` or `audience:CODE`. */
export type Subject = string;

/** The answers that a table has columns for. What was not asked is a no, and stands in a column of its own. */
export interface Columns {
  vocabulary: 'consent-answer' | 'publicity';
  codes: readonly string[];
}

/** The column of what nobody asked. */
export const notAsked = '';

/** The columns of the answers to uses or to audiences; a code of a newer version gets one of its own. */
export function columnsOf(vocabulary: Columns['vocabulary'], answers: readonly AnswerView[]): Columns {
  const known = schema.terms(vocabulary).map(({ code }) => code);
  const given = answers.flatMap(({ answer }) => (answer && !known.includes(answer) ? [answer] : []));
  return { vocabulary, codes: [...known, ...new Set(given), notAsked] };
}

/** Splits a subject into what the core takes. */
export function subjectOf(subject: Subject): { use: string | null; audience: string | null } {
  const [sort, code = ''] = subject.split(':');
  return { use: sort === 'use' ? code : null, audience: sort === 'audience' ? code : null };
}

/** A person's consents: what they agreed to, what left, taking back, and asking the gate. */
export class ConsentDesk {
  readonly id: string;
  view = $state.raw<ConsentsView | undefined>();
  trouble = $state.raw<Trouble | undefined>();
  withdrawn = $state.raw<WithdrawnView | undefined>();
  checked = $state.raw<ConsentCheckView | undefined>();
  readonly withdrawing = new Work();
  readonly checking = new Work();

  constructor(id: string) {
    this.id = id;
  }

  async load(): Promise<void> {
    try {
      this.view = await ask({ cmd: 'consent_show', id: this.id, lang: texts.language }, 'consents');
      this.trouble = undefined;
    } catch (thrown) {
      this.trouble = trouble(thrown);
    }
  }

  /** Writes down that a person takes something back. */
  async withdraw(consent: ConsentView, subject: Subject, from: string, reason: string): Promise<boolean> {
    this.withdrawn = await this.withdrawing.run(() =>
      ask(
        { cmd: 'consent_withdraw', id: consent.id, ...subjectOf(subject), from: from.trim() || null, reason: reason.trim(), lang: texts.language },
        'withdrawn',
      ),
    );
    if (this.withdrawn) await this.load();
    return this.withdrawn !== undefined;
  }

  /** Asks the gate about the person's own records, or an incident; nothing leaves. */
  async check(records: readonly string[], subject: Subject, identifiability: string): Promise<void> {
    const asked = subjectOf(subject);
    this.checked = await this.checking.run(() =>
      ask(
        {
          cmd: 'consent_check',
          records: [...records],
          ...asked,
          identifiability: asked.audience ? identifiability : null,
          lang: texts.language,
        },
        'consent_checked',
      ),
    );
  }
}
