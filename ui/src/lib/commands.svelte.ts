/** A key by its place on the keyboard (`event.code`), so that it works on Arabic and Cyrillic layouts. */
export interface Chord {
  code: string;
  ctrl?: true;
  alt?: true;
  shift?: true;
}

/** Something a person can do, from the palette or by a key. */
export interface Command {
  id: string;
  /** The Fluent id of its name. */
  text: string;
  chord?: Chord;
  run: () => void;
  /** Shown after the name, when the name alone says too little. */
  detail?: string;
}

/** The one registry of commands: the palette lists it and the keyboard obeys it. */
class Commands {
  #groups = $state.raw<readonly (readonly Command[])[]>([]);
  readonly all = $derived(this.#groups.flat());

  /** Adds commands while a page is open; gives back what takes them away. */
  add(commands: readonly Command[]): () => void {
    this.#groups = [...this.#groups, commands];
    return () => {
      this.#groups = this.#groups.filter((group) => group !== commands);
    };
  }

  /** Obeys a key. The command added last wins. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const command = this.all.findLast(({ chord }) => chord && matches(chord, event));
    if (!command?.chord || (isTyping(event) && isPlain(command.chord))) return;
    event.preventDefault();
    command.run();
  }
}

function matches(chord: Chord, event: KeyboardEvent): boolean {
  return (
    event.code === chord.code &&
    (event.ctrlKey || event.metaKey) === (chord.ctrl ?? false) &&
    event.altKey === (chord.alt ?? false) &&
    event.shiftKey === (chord.shift ?? false)
  );
}

/** Plain keys belong to the text that is being typed. Function keys do not. */
function isPlain(chord: Chord): boolean {
  return !chord.ctrl && !chord.alt && !/^F\d+$/.test(chord.code);
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

const names: { [code: string]: string } = {
  Slash: '/',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Comma: ',',
};

/** The keys of a chord as written on them. */
export function keysOf(chord: Chord): string[] {
  const key = names[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '');
  return [...(chord.ctrl ? ['Ctrl'] : []), ...(chord.alt ? ['Alt'] : []), ...(chord.shift ? ['Shift'] : []), key];
}

export const commands = new Commands();
