import type { RiskDueView, RiskEntryView, RiskMatrixView } from '../backend/types';
import { ask } from '../lib/core.svelte';
import { Draft } from '../lib/draft.svelte';
import { trouble, type Trouble } from '../lib/failures';
import { texts } from '../lib/texts.svelte';

/** The path under which the day stands in the throw-away draft that reads it. */
export const dayPath = 'on';

/** The risk matrix, now or as of a day, and what is due. */
class Risk {
  circle = $state('');
  /** The day (EDTF) at whose end the matrix stood so; empty for now. */
  on = $state('');
  /** Reads the day that a person types. */
  day = $state.raw(new Draft('assessment'));
  matrix = $state.raw<RiskMatrixView | undefined>();
  due = $state.raw<RiskDueView | undefined>();
  isLoading = $state(false);
  trouble = $state.raw<Trouble | undefined>();
  #turn = 0;

  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.isLoading = true;
    try {
      const circle = this.circle || null;
      const [matrix, due] = await Promise.all([
        ask({ cmd: 'risk_matrix', circle, case: null, on: this.on || null, lang: texts.language }, 'risk_matrix'),
        ask({ cmd: 'risk_due', circle, on: null, within: null }, 'risk_due'),
      ]);
      if (turn !== this.#turn) return;
      this.matrix = matrix;
      this.due = due;
      this.trouble = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.trouble = trouble(thrown);
    } finally {
      if (turn === this.#turn) this.isLoading = false;
    }
  }

  /** Shows the matrix as it was at the end of the day that was typed; as it is when none was. */
  async look(): Promise<void> {
    this.on = this.day.text(dayPath);
    await this.load();
  }

  async lookNow(): Promise<void> {
    this.day = new Draft('assessment');
    await this.look();
  }

  async choose(circle: string): Promise<void> {
    this.circle = circle;
    await this.load();
  }
}

export const risk = new Risk();

/** The assessments of one cell, by the numbers of likelihood and impact, from 1. */
export function entriesAt(matrix: RiskMatrixView, likelihood: number, impact: number): RiskEntryView[] {
  return matrix.entries.filter(({ cell }) => cell?.[0] === likelihood && cell[1] === impact);
}

/** How grave a band is, from 0 for the lowest to 1 for the highest; 0 for none. */
export function gravity(matrix: RiskMatrixView, band: string | null): number {
  const at = matrix.bands.findIndex(({ code }) => code === band);
  return at <= 0 || matrix.bands.length < 2 ? 0 : at / (matrix.bands.length - 1);
}

/** What became of an assessment since the day of the matrix. */
export function moved(entry: RiskEntryView): 'gone' | 'same' | 'moved' {
  if (!entry.today) return 'gone';
  const isSame = JSON.stringify(entry.cell) === JSON.stringify(entry.cell_today) && entry.now.score === entry.today.score;
  return isSame ? 'same' : 'moved';
}
