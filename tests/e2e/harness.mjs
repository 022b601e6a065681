// What the two suites of the window share: temporary vaults, steps that are counted, and pictures of failures.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const root = new URL('../../', import.meta.url).pathname;
/** Modules come from the window's own packages. */
export const modules = createRequire(join(root, 'ui/package.json'));
export const pictures = join(root, 'ui/test-results');
export const passphrase = 'copper lantern wheat seven harbour';

mkdirSync(pictures, { recursive: true });

/** Counts steps. A step that fails is told with its reason; the steps after it go on. */
export class Steps {
  #passed = 0;
  #failed = 0;
  #picture;

  /** `picture(name)` keeps what is seen when a step fails. */
  constructor(picture) {
    this.#picture = picture;
  }

  async step(name, run) {
    try {
      await run();
      this.#passed += 1;
      console.log(`ok: ${name}`);
    } catch (error) {
      this.#failed += 1;
      console.log(`failed: ${name}\n${String(error?.stack ?? error).replaceAll(/^/gm, '  ')}`);
      await this.#picture?.(name.replaceAll(/\W+/g, '-')).catch(() => undefined);
      if (process.env.CAIRN_STOP) process.exit(this.end());
    }
  }

  /** Prints the counts, and gives the exit code. */
  end() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed > 0 ? 1 : 0;
  }
}

export function check(condition, words) {
  if (!condition) throw new Error(words);
}

export function equal(found, wanted, words) {
  check(JSON.stringify(found) === JSON.stringify(wanted), `${words}: found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
}

const folders = [];

/** A folder that goes when the suite ends. */
export function folder() {
  const made = mkdtempSync(join(tmpdir(), 'cairn-e2e-'));
  folders.push(made);
  return made;
}

export function sweep() {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
}

/** Tries until it holds, or says what the last try found. */
export async function until(run, { seconds = 15, words = 'it' } = {}) {
  const end = Date.now() + seconds * 1000;
  let last;
  do {
    try {
      const found = await run();
      if (found) return found;
      last = `found ${JSON.stringify(found)}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < end);
  throw new Error(`${words} did not come about in ${seconds} s: ${last}`);
}

/** Starts the loopback bridge over a vault, and gives its address. */
export async function bridge(vault) {
  const child = spawn(join(root, 'target/debug/dev-bridge'), ['--vault', vault, '--ui', join(root, 'ui/dist')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)));
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    address,
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
