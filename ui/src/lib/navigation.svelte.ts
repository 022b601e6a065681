import type { EditInput } from '../backend/types';

/** Where one can be in the window. */
export type Route =
  | { page: 'incidents' }
  | { page: 'incident'; id: string }
  | { page: 'incident-form'; id?: string }
  | { page: 'records'; kind: string }
  | { page: 'record'; kind: string; id: string }
  | { page: 'record-form'; kind: string; id?: string; preset?: readonly EditInput[]; circle?: string }
  | { page: 'evidence' }
  | { page: 'evidence-item'; id: string }
  | { page: 'consents'; id: string }
  | { page: 'protocols' }
  | { page: 'protocol'; name: string }
  | { page: 'run'; id: string }
  | { page: 'circles' }
  | { page: 'sync' }
  | { page: 'conflicts' }
  | { page: 'settings' }
  | { page: 'intake' }
  | { page: 'duplicates' }
  | { page: 'about'; what?: string }
  | { page: 'risk' }
  | { page: 'assessment'; id: string };

/** The page on which a record is read. */
export function routeOf(kind: string, id: string): Route {
  return kind === 'incident' ? { page: 'incident', id } : { page: 'record', kind, id };
}

/** Asked before leaving a page; answers whether one may. */
export type Guard = () => boolean | Promise<boolean>;

/** Knows the way here, so that Back works everywhere. */
class Navigation {
  #stack = $state.raw<Route[]>([{ page: 'incidents' }]);
  #guard: Guard | undefined;

  get route(): Route {
    return this.#stack[this.#stack.length - 1] ?? { page: 'incidents' };
  }

  get canGoBack(): boolean {
    return this.#stack.length > 1;
  }

  /** Goes on to a page. */
  async go(route: Route): Promise<void> {
    if (await this.#mayLeave()) this.#stack = [...this.#stack.slice(-49), route];
  }

  /** Starts anew at a page of the rail: Back does not lead through them all. */
  async start(route: Route): Promise<void> {
    if (await this.#mayLeave()) this.#stack = route.page === 'incidents' ? [route] : [{ page: 'incidents' }, route];
  }

  async back(): Promise<void> {
    if (this.canGoBack && (await this.#mayLeave())) this.#stack = this.#stack.slice(0, -1);
  }

  /** Puts another page in the place of this one, without asking: what it held is saved. */
  replace(route: Route): void {
    this.#guard = undefined;
    this.#stack = [...this.#stack.slice(0, -1), route];
  }

  /** Leaves this page without asking: what it held is saved or given up. */
  leave(): void {
    this.#guard = undefined;
    this.#stack = this.canGoBack ? this.#stack.slice(0, -1) : this.#stack;
  }

  /** Sets what is asked before leaving; gives back what takes it away. */
  guard(guard: Guard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) this.#guard = undefined;
    };
  }

  async #mayLeave(): Promise<boolean> {
    if (!this.#guard) return true;
    const may = await this.#guard();
    if (may) this.#guard = undefined;
    return may;
  }
}

export const navigation = new Navigation();
