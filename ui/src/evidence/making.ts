import type { Making, RegionInput } from '../backend/types';

/** A way to make a copy. */
export type Way = 'cover' | 'crop' | 'strip' | 'redact' | 'copy';

const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** Whether the core draws small pictures of it. */
export function isPicture(mediaType: string | null | undefined): boolean {
  return pictures.includes(mediaType ?? '');
}

/** How a copy of such a file can be made here. */
export function waysFor(mediaType: string | null | undefined): readonly Way[] {
  if (mediaType === 'image/gif') return ['cover', 'crop', 'copy'];
  if (isPicture(mediaType)) return ['cover', 'crop', 'strip', 'copy'];
  if (mediaType?.startsWith('text/')) return ['redact', 'copy'];
  return ['copy'];
}

/** Words to take out, one a line. */
export function termsOf(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
}

/** What is asked of the core; nothing while something is missing. */
export function makingOf(way: Way, regions: readonly RegionInput[], lines: string): Making | undefined {
  const [first] = regions;
  const terms = termsOf(lines);
  if (way === 'cover') return first ? { what: 'cover', regions: [...regions] } : undefined;
  if (way === 'crop') return first ? { what: 'crop', region: { ...first, shape: 'rectangle' } } : undefined;
  if (way === 'redact') return terms.length > 0 ? { what: 'redact', terms, spans: [] } : undefined;
  return { what: way };
}
