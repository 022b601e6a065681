import type { PickedFile } from '../backend';
import type { BundleReadView, DropView } from '../backend/types';
import { Job } from '../lib/job.svelte';
import { session } from '../lib/session.svelte';
import { titles } from '../lib/titles.svelte';

/** Exchange without a meeting: a place on a server that all can reach, and files that somebody carries. */
class Carrying {
  readonly visiting = new Job();
  readonly reading = new Job();
  place = $state('');
  circle = $state('');
  /** The file that holds what opens the place. */
  credentials = $state.raw<PickedFile | undefined>();
  isRemembered = $state(true);
  files = $state.raw<readonly PickedFile[]>([]);
  visited = $state.raw<DropView | undefined>();
  bundle = $state.raw<BundleReadView | undefined>();

  constructor() {
    this.visiting.onAgain(() => void this.visit());
    this.reading.onAgain(() => void this.read());
  }

  /** Visits the drop once: writes what the others lack, and fetches what is new. */
  async visit(): Promise<void> {
    this.visited = undefined;
    this.visited = await this.visiting.run(
      {
        cmd: 'sync_drop',
        place: this.place.trim(),
        circle: this.circle || null,
        credentials: this.credentials?.handle ?? null,
        remember: this.isRemembered && this.credentials !== undefined,
        forget: false,
      },
      'drop_visited',
    );
    if (this.visited) this.#changed();
  }

  /** Reads the parts of a bundle, in any order. */
  async read(): Promise<void> {
    this.bundle = undefined;
    this.bundle = await this.reading.run({ cmd: 'bundle_read', circle: null, files: this.files.map(({ handle }) => handle) }, 'bundle_read');
    if (this.bundle) this.#changed();
  }

  #changed(): void {
    titles.forget();
    void session.refresh();
  }
}

export const carrying = new Carrying();

/** Whether a place is on a server; a folder cannot be named in the window, which knows no paths. */
export function isServer(place: string): boolean {
  return /^(webdav\+https|s3):\/\/\S+$/.test(place.trim());
}
