import { Failure, type Backend } from '../backend';
import type { ListQuery, Progress, Request, Response } from '../backend/types';

type Kind = Response['type'];
type Answer<K extends Kind> = Extract<Response, { type: K }>;

let backend: Backend | undefined;
let whenLocked = (): void => {};

/** Sets what is done when the core turns out to be locked. */
export function onLocked(run: () => void): void {
  whenLocked = run;
}

/** Gives the window its shell; called once at the start. */
export function attach(shell: Backend): void {
  backend = shell;
}

/** The shell that runs this window. */
export function shell(): Backend {
  if (!backend) throw new Error('the shell is not attached');
  return backend;
}

/** Asks the core, and expects one of these kinds of answer. */
export async function ask<K extends Kind>(
  request: Request,
  kinds: readonly K[] | K,
  onProgress?: (progress: Progress) => void,
): Promise<Answer<K>> {
  const response = await shell()
    .request(request, onProgress)
    .catch((thrown: unknown) => {
      if (thrown instanceof Failure && thrown.view.code === 'locked') whenLocked();
      throw thrown;
    });
  const expected: readonly Kind[] = typeof kinds === 'string' ? [kinds] : kinds;
  if (!expected.includes(response.type)) throw new Error(`the core answered ${response.type} to ${request.cmd}`);
  return response as Answer<K>;
}

/** Fills in a list query. */
export function listQuery(wanted: Partial<ListQuery>): Extract<Request, { cmd: 'record_list' }> {
  const all: ListQuery = {
    kind: null,
    circle: null,
    filters: [],
    conditions: [],
    view: null,
    search: null,
    since: null,
    until: null,
    deleted: false,
    order: null,
    whole: false,
    limit: 0,
    after: null,
  };
  return { cmd: 'record_list', ...all, ...wanted };
}
