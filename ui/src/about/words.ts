import type { MentionView } from '../backend/types';
import { schema } from '../lib/schema.svelte';
import { texts } from '../lib/texts.svelte';

/** Where a record names something, in words: the lists it lies in, the field, and how it is named. */
export function placeInWords(mention: MentionView): string {
  const label = (id: string) => texts.find(id) ?? id;
  const lists = mention.items.map(({ label_id, number }) => texts.say('item-of', { name: label(label_id), number }));
  const field = mention.how === 'link' ? schema.term('relation', mention.relation ?? '') : label(mention.label_id);
  return [...lists, field].join(' › ');
}

/** How it is named: a value that only contains it, or is a subdomain of it. Nothing where it is simply the same. */
export function howInWords(mention: MentionView): string | undefined {
  if (['reference', 'link', 'equal'].includes(mention.how)) return mention.value ?? undefined;
  const how = texts.find(`seen-${mention.how}`) ?? mention.how;
  return mention.value ? `${mention.value} (${how})` : how;
}
