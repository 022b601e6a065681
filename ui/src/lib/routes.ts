import type { Route } from './navigation.svelte';

/** The page on which a record is read: kinds on which people work have their own. */
export function pageOf(kind: string, id: string): Route {
  switch (kind) {
    case 'incident':
      return { page: 'incident', id };
    case 'evidence':
      return { page: 'evidence-item', id };
    case 'examination':
      return { page: 'run', id };
    case 'protocol':
      return { page: 'protocol', name: id };
    default:
      return { page: 'record', kind, id };
  }
}
