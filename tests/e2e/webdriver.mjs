// WebDriver in the little that the window's suite needs, over plain HTTP.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

import { until } from './harness.mjs';

const element = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys as WebDriver writes them. */
export const keys = { control: '\uE009', alt: '\uE00A', enter: '\uE007', escape: '\uE00C', down: '\uE015', end: '\uE010', f9: '\uE039' };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts WebKitWebDriver. */
export async function startDriver(environment) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  let isGone = false;
  child.once('exit', () => (isGone = true));
  const origin = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${origin}/status`).then((answer) => answer.ok), { words: 'the driver' });
  return {
    origin,
    stop() {
      if (!isGone) child.kill('SIGTERM');
    },
  };
}

/** One window under the driver. */
export class Window {
  #base;

  /** Opens the program; a program that dies at once would leave the driver waiting, so there is a limit. */
  static async open(origin, binary, args = []) {
    const answer = await fetch(`${origin}/session`, {
      method: 'POST',
      body: JSON.stringify({ capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } } }),
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await answer.json();
    if (!value.sessionId) throw new Error(`no session: ${JSON.stringify(value)}`);
    const made = new Window();
    made.#base = `${origin}/session/${value.sessionId}`;
    return made;
  }

  async #ask(method, path, body) {
    const answer = await fetch(this.#base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(90_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  close() {
    return this.#ask('DELETE', '').catch(() => undefined);
  }

  async find(selector, seconds = 15) {
    return until(async () => (await this.#ask('POST', '/element', { using: 'css selector', value: selector }))[element], { seconds, words: selector });
  }

  async findAll(selector) {
    return (await this.#ask('POST', '/elements', { using: 'css selector', value: selector })).map((one) => one[element]);
  }

  /** Finds something by its text. */
  async findText(text, tag = '*', seconds = 15) {
    const value = `//${tag}[contains(translate(normalize-space(.), '\u2068\u2069', ''), ${JSON.stringify(text)}) and not(*[contains(translate(normalize-space(.), '\u2068\u2069', ''), ${JSON.stringify(text)})])]`;
    return until(async () => (await this.#ask('POST', '/element', { using: 'xpath', value }))[element], { seconds, words: `“${text}”` });
  }

  async click(selector, seconds) {
    const found = await this.find(selector, seconds);
    await until(() => this.#ask('POST', `/element/${found}/click`, {}).then(() => true), { words: `a click on ${selector}` });
  }

  async clickText(text, tag = 'button', seconds) {
    const found = await until(
      async () => (await this.#ask('POST', '/element', { using: 'xpath', value: `//${tag}[contains(translate(normalize-space(.), '\u2068\u2069', ''), ${JSON.stringify(text)})]` }))[element],
      { seconds: seconds ?? 15, words: `${tag} “${text}”` },
    );
    await until(() => this.#ask('POST', `/element/${found}/click`, {}).then(() => true), { words: `a click on “${text}”` });
  }

  /** Types into a field, in the place of what it holds. */
  async type(selector, text) {
    const found = await this.find(selector);
    await this.#ask('POST', `/element/${found}/clear`, {});
    await this.#ask('POST', `/element/${found}/value`, { text });
  }

  /** Presses a chord on the keyboard: modifiers first. */
  async press(...chord) {
    const down = chord.map((value) => ({ type: 'keyDown', value }));
    const up = chord.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
    await this.#ask('DELETE', '/actions').catch(() => undefined);
  }

  async text(selector) {
    return this.#ask('GET', `/element/${await this.find(selector)}/text`);
  }

  run(script, ...args) {
    return this.#ask('POST', '/execute/sync', { script, args });
  }

  runLater(script, ...args) {
    return this.#ask('POST', '/execute/async', { script, args });
  }

  go(url) {
    return this.#ask('POST', '/url', { url });
  }

  resize(width, height) {
    return this.#ask('POST', '/window/rect', { width, height });
  }

  /** Takes a picture. WebKit waits for the next frame, and a page at rest draws none: so something moves unseen. */
  async screenshot() {
    await this.run(`window.nudge = setInterval(() => (document.body.style.paddingBlockEnd = Math.random() + 'px'), 40)`);
    try {
      return Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
    } finally {
      await this.run(`clearInterval(window.nudge); document.body.style.paddingBlockEnd = ''`);
    }
  }
}
