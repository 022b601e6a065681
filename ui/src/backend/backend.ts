import type { ErrorView, Progress, Request, Response } from './types';

/** A file that the shell holds for us. The handle is opaque: a path never reaches the window. */
export interface PickedFile {
  handle: string;
  name: string;
  size: number;
}

/** What a drag over the window does. */
export type DropEvent = { kind: 'over' } | { kind: 'left' } | { kind: 'dropped'; files: PickedFile[] };

/** What a shell gives the window. One implementation runs in Tauri, one in a browser over loopback. */
export interface Backend {
  /** Asks the core. Rejects with a `Failure`. */
  request(request: Request, onProgress?: (progress: Progress) => void): Promise<Response>;
  /** Lets the person choose files in a dialog that the shell opens. Empty when they changed their mind. */
  pickFiles(): Promise<PickedFile[]>;
  /** Tells about files dragged over and dropped on the window; gives back what stops it. */
  onDrop(listener: (event: DropEvent) => void): () => void;
  /** Locks, and takes the window out of sight. */
  hideAndLock(): Promise<void>;
}

/** Says why a request failed: a stable code, and texts to fall back on. */
export class Failure extends Error {
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(view.code);
    this.view = view;
  }

  /** Makes a failure of whatever was thrown. */
  static of(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    if (isErrorView(thrown)) return new Failure(thrown);
    return new Failure({ code: 'window', message: '', advice: '', args: {}, refusals: [] });
  }
}

function isErrorView(value: unknown): value is ErrorView {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}
