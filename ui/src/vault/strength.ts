/** How well a passphrase protects, as far as its shape tells. */
export type Strength = 'empty' | 'short' | 'plain' | 'fair' | 'good';

/** The fewest characters that the core takes. */
export const fewest = 12;

/** Judges a passphrase by its length, its words and its sameness. Knows no word lists: it never says "safe". */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.trim().normalize('NFC');
  const length = [...text].length;
  if (length === 0) return 'empty';
  if (length < fewest) return 'short';
  const words = new Set(text.toLocaleLowerCase().split(/[\s\-_.,]+/).filter((word) => [...word].length > 2));
  if (new Set(text.toLocaleLowerCase()).size < 6 || /^\d+$/.test(text) || isRun(text)) return 'plain';
  return words.size >= 5 || length >= 24 ? 'good' : 'fair';
}

/** Whether the text is mostly a run such as `abcdefgh` or `12345678`. */
function isRun(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = points.slice(1).filter((point, index) => Math.abs(point - (points[index] ?? 0)) === 1).length;
  return steps > points.length * 0.6;
}
