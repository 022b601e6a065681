/** What a person wants done with unsaved work. */
export type Choice = 'save' | 'discard' | 'stay';

/** Asks what to do with unsaved work before a page is left. */
class Leaving {
  #answer = $state.raw<((choice: Choice) => void) | undefined>();

  get isAsking(): boolean {
    return this.#answer !== undefined;
  }

  ask(): Promise<Choice> {
    this.choose('stay');
    return new Promise((resolve) => (this.#answer = resolve));
  }

  choose(choice: Choice): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(choice);
  }
}

export const leaving = new Leaving();
