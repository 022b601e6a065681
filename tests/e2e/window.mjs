// The real window, under a real display (Xvfb), driven by WebKitWebDriver.
//   xvfb-run -a dbus-run-session -- node tests/e2e/window.mjs     (needs target/debug/cairn-desktop with ui/dist inside)
//
// What is not real: the system's file dialog. CAIRN_TEST_PICK, which only a build with debug assertions reads, names the
// file that a person would have chosen there; all from the handle on is the real way.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, equal, folder, passphrase, pictures, root, Steps, sweep, until } from './harness.mjs';
import { keys, startDriver, Window } from './webdriver.mjs';

const binary = process.env.CAIRN_DESKTOP ?? join(root, 'target/debug/cairn-desktop');
check(existsSync(binary), `${binary} is missing: build it first`);
check(process.env.DISPLAY || process.env.WAYLAND_DISPLAY, 'there is no display: run this under xvfb-run');

const home = folder();
const vault = join(home, 'data', 'vault');
const picked = join(folder(), 'door-camera.txt');
writeFileSync(picked, 'what the camera saw\n');
const environment = {
  ...process.env,
  HOME: home,
  XDG_DATA_HOME: join(home, '.local/share'),
  XDG_CACHE_HOME: join(home, '.cache'),
  XDG_CONFIG_HOME: join(home, '.config'),
  // The desktop's own run-time files (dconf) go where they belong, in memory.
  XDG_RUNTIME_DIR: folder(),
  LANG: 'C.UTF-8',
  CAIRN_VAULT: vault,
  CAIRN_TEST_PICK: picked,
  TAURI_WEBVIEW_AUTOMATION: 'true',
};

const driver = await startDriver(environment);
let seen = await Window.open(driver.origin, binary);
const keep = async (name) => writeFileSync(join(pictures, `window-${name}.png`), await seen.screenshot());
const steps = new Steps((name) => keep(`failed-${name}`));
const step = steps.step.bind(steps);

/** The window anew: after a lock its process is another. */
async function again() {
  await seen.close();
  seen = await until(() => Window.open(driver.origin, binary), { seconds: 60, words: 'a new session' });
}

async function unlock() {
  await seen.type('#passphrase', passphrase);
  await seen.click('button[type=submit]');
  await seen.find('nav.rail', 60);
}

const heading = (words) => until(async () => (await seen.text('h1')).includes(words), { words: `the heading “${words}”` });

await step('the window opens on the first run', async () => {
  await seen.resize(1280, 760);
  await heading('Set up this device');
  await keep('first-run');
});

await step('the page is held by its policy and cannot reach the network', async () => {
  const blocked = await seen.runLater(`
    const done = arguments[arguments.length - 1];
    fetch('http://127.0.0.1:9/').then(() => done('reached'), () => done('blocked'));
  `);
  equal(blocked, 'blocked', 'a request to the network');
  const evaluated = await seen.run(`
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return window.ran === true;
  `);
  equal(evaluated, false, 'an inline script');
  equal(await seen.run('return typeof window.__TAURI__'), 'undefined', 'Tauri as a global');
});

await step('nothing of Tauri but the four commands can be called, and no path is taken', async () => {
  const call = (command, given) =>
    seen.runLater(
      `const [command, given, done] = arguments;
       window.__TAURI_INTERNALS__.invoke(command, given).then((value) => done({ value }), (error) => done({ error: error?.code ?? String(error) }));`,
      command,
      given,
    );
  for (const command of ['plugin:event|listen', 'plugin:window|close', 'plugin:path|resolve_directory', 'plugin:fs|read_file']) {
    check('error' in (await call(command, { event: 'tauri://drag-drop', target: { kind: 'Any' }, handler: 1 })), `${command} was carried out`);
  }
});

await step('a vault is created', async () => {
  await seen.type('#name', 'Amal');
  await seen.type('#passphrase', passphrase);
  await seen.type('#again', passphrase);
  await keep('passphrase');
  await seen.click('button[type=submit]');
  await seen.find('nav.rail', 60);
  await seen.findText('No incidents yet');
  await keep('empty');
});

await step('an incident is recorded with the keyboard, its date in words', async () => {
  await seen.press(keys.alt, 'n');
  await seen.type('#field-title', 'Journalist held after a raid');
  await seen.type('#field-when', 'early March 2024');
  await seen.findText('Read as');
  await seen.type('#field-where', 'Abéché');
  await seen.type('#field-summary', 'Six men in plain clothes searched the newsroom.');
  await keep('form');
  await seen.press(keys.control, 's');
  await seen.find('aside');
  await heading('Journalist held after a raid');
  await keep('incident');
});

await step('an incident in Arabic is recorded', async () => {
  await seen.press(keys.alt, 'n');
  await seen.type('#field-title', 'اعتقال طالبتين بعد وقفة سلمية');
  await seen.press(keys.control, 's');
  await seen.find('aside');
  await heading('اعتقال');
});

await step('search finds each, also by words without vowel marks', async () => {
  await seen.press(keys.alt, '1');
  await seen.type('#search', 'newsroom');
  await until(async () => (await seen.findAll('[data-index]')).length === 1, { words: 'one row' });
  await seen.type('#search', 'إعتقال');
  await until(async () => (await seen.run('return document.querySelector("[data-index]")?.innerText ?? ""')).includes('اعتقال'), { words: 'the Arabic row' });
  await seen.type('#search', 'nothing like this');
  await seen.findText('Nothing matches');
  await seen.clickText('Clear filters');
  await until(async () => (await seen.findAll('[data-index]')).length === 2, { words: 'two rows' });
  await keep('list');
});

await step('it is edited', async () => {
  await seen.type('#search', 'newsroom');
  await until(async () => (await seen.findAll('[data-index]')).length === 1, { words: 'one row' });
  await seen.click('[data-index="0"]');
  await seen.find('aside');
  await seen.press(keys.control, 'e');
  await seen.type('#field-title', 'Journalist held and released');
  await seen.press(keys.control, 's');
  await seen.find('aside');
  await heading('Journalist held and released');
});

await step('a file is added from its handle and sealed, with custody', async () => {
  await seen.clickText('Choose files');
  await seen.findText('One file is sealed', '*', 30);
  await seen.click('aside details summary');
  await seen.findText('SHA-256');
  await until(async () => (await seen.findAll('aside details ol li')).length > 0, { words: 'custody' });
  await keep('evidence');
  const page = await seen.run('return document.documentElement.outerHTML');
  check(!page.includes(picked) && !page.includes(home), 'a path reached the page');
});

await step('the sealed file is not the plain file', async () => {
  const sealed = readdirSync(join(vault, 'evidence'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.age'));
  equal(sealed.length, 1, 'sealed files');
  check(!readFileSync(join(vault, 'evidence', sealed[0])).includes('what the camera saw'), 'the sealed file holds plain text');
});

await step('conflicts, circles and sync have their pages, and each has a way back', async () => {
  for (const [key, words] of [['4', 'Conflicts'], ['5', 'Circles'], ['6', 'Sync'], ['7', 'Settings']]) {
    await seen.press(keys.alt, key);
    await heading(words);
    await keep(words.toLowerCase());
    await seen.click('header .icon-button');
    await heading('Incidents');
  }
});

await step('the command palette opens and obeys', async () => {
  await seen.press(keys.control, 'k');
  await seen.find('.palette-input');
  await keep('palette');
  await seen.type('.palette-input', 'circ');
  await seen.press(keys.enter);
  await heading('Circles');
});

await step('Arabic turns the window around', async () => {
  await seen.press(keys.alt, '7');
  await seen.run(`const select = document.querySelector('#language'); select.value = 'ar'; select.dispatchEvent(new Event('change', { bubbles: true }));`);
  await heading('الإعدادات');
  equal(await seen.run('return [document.documentElement.dir, getComputedStyle(document.body).direction]'), ['rtl', 'rtl'], 'the direction');
  await seen.press(keys.alt, '1');
  await seen.find('[data-index]');
  check((await seen.run('return document.querySelector("nav.rail").getBoundingClientRect().left')) > 600, 'the rail is not on the right');
  await keep('arabic');
});

await step('locking ends the page, and the vault opens again with its records', async () => {
  await seen.press(keys.control, 'l').catch(() => undefined);
  await again();
  await seen.find('#passphrase');
  check((await seen.findAll('nav.rail')).length === 0, 'the page of before the lock is still there');
  await keep('locked');
  await unlock();
  await until(async () => (await seen.findAll('[data-index]')).length === 2, { words: 'both incidents' });
});

await step('a wrong passphrase is told, and nothing is lost', async () => {
  await seen.press(keys.control, 'l').catch(() => undefined);
  await again();
  await seen.type('#passphrase', 'not the one at all');
  await seen.click('button[type=submit]');
  await seen.find('[role=alert]', 60);
  await keep('wrong');
  await unlock();
});

await step('1024 × 600 fits', async () => {
  await seen.resize(1024, 600);
  await seen.press(keys.alt, '1');
  await until(async () => (await seen.run('return innerWidth')) <= 1024, { words: 'the small window' });
  check((await seen.run('return document.documentElement.scrollWidth <= document.documentElement.clientWidth')) === true, 'the page is too wide');
  await keep('small');
});

await seen.close();
driver.stop();

await step('nothing lies on the disk but the vault', async () => {
  const left = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name).slice(home.length + 1));
  const strange = left.filter((name) => !/^data\/vault\/(keyring\.age|keyring-copy\.age|vault\.db|vault\.db-(wal|shm)|counter|lock|evidence\/[0-9a-f]{2}\/[0-9a-f]{64}\.age)$/.test(name));
  equal(strange, [], 'other files');
});

const code = steps.end();
sweep();
process.exit(code);
