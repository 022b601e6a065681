import type { FieldView } from '../../backend/types';
import { ownFields, ownItems } from './fields';

/** A part of a form: plain fields and lists of items. */
export interface Part<Id extends string = string> {
  id: Id;
  fields: FieldView[];
  items: FieldView[];
}

/** Which parts of a record a form sets apart; what nobody names comes last, so that a new row of the table is never lost. */
export type Plan<Id extends string> = readonly { id: Id; takes: RegExp }[];

/** Parts the fields of a record by a plan. Parts that take nothing are left out. */
export function parts<Id extends string>(fields: readonly FieldView[], plan: Plan<Id>, rest: Id): Part<Id>[] {
  const partOf = ({ path }: FieldView): Id => plan.find(({ takes }) => takes.test(path))?.id ?? rest;
  return [...plan.map(({ id }) => id), rest]
    .map((id) => ({
      id,
      fields: ownFields(fields, '').filter((field) => partOf(field) === id),
      items: ownItems(fields, '').filter((field) => partOf(field) === id),
    }))
    .filter((part) => part.fields.length + part.items.length > 0);
}
