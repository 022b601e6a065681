// The whole page in a real browser over the loopback bridge, against the real core: two people, two vaults.
//   node tests/e2e/browser.mjs      (needs ui/dist, target/debug/dev-bridge and Chromium)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { consents, evidence, examinations, transfers } from './keeping.mjs';
import { bridge, check, equal, folder, modules, passphrase, pictures, Steps, sweep, until } from './harness.mjs';
import { workScreens, workScreensAgain } from './work.mjs';

const { chromium } = modules('playwright-core');
const axeSource = modules.resolve('axe-core/axe.min.js');

const browser = await chromium.launch({ executablePath: process.env.CAIRN_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const complaints = [];

/** One person: a vault, a bridge and a page. Nothing but the bridge may be asked. */
async function person(name, locale = 'en-GB') {
  const vault = join(folder(), 'vault');
  const served = await bridge(vault);
  const origin = new URL(served.address).origin;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith('data:')) return route.continue();
    complaints.push(`${name} asked ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => complaints.push(`${name}: ${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${name}: ${message.text()}`);
  });
  await page.goto(served.address);
  return { name, page, context, served, vault };
}

/** Fails on what axe finds wrong on the screen as it is now. */
async function accessible(page, screen) {
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish?.())).catch(() => undefined);
  if (!(await page.evaluate(() => 'axe' in window))) {
    // The policy forbids added scripts; the driver's own world is not bound by it.
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(axeSource, 'utf8'));
  }
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).slice(0, 3).join(' | ')}`);
  equal(told, [], `axe on ${screen}`);
}

const plain = (text) => text.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '');
const amal = await person('amal');
const yusuf = await person('yusuf');
const { page } = amal;
const { step, end } = (() => {
  const steps = new Steps(async (name) => {
    await amal.page.screenshot({ path: join(pictures, `browser-${name}-amal.png`) });
    await yusuf.page.screenshot({ path: join(pictures, `browser-${name}-yusuf.png`) });
  });
  return { step: steps.step.bind(steps), end: steps.end.bind(steps) };
})();

async function create({ page: at, name }) {
  await at.getByLabel('Your name in Cairn').fill(name);
  await at.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await at.getByLabel('Passphrase once more').fill(passphrase);
  await at.getByRole('button', { name: 'Create the vault' }).click();
  await at.getByRole('navigation', { name: 'Main parts' }).waitFor({ timeout: 60_000 });
}

const press = async (at, keys) => at.keyboard.press(keys);
const row = (at, title) => at.getByRole('row').filter({ hasText: title });

async function addIncident(at, title, fill = async () => {}) {
  await press(at, 'Alt+n');
  await at.getByLabel('Title', { exact: true }).fill(title);
  await fill();
  await press(at, 'Control+s');
  await at.getByRole('heading', { level: 1, name: title }).waitFor();
  await at.getByRole('button', { name: 'Edit', exact: true }).waitFor();
}

await step('the first run shows how a passphrase protects, and refuses a weak one', async () => {
  await page.getByLabel('Passphrase', { exact: true }).fill('too short');
  await page.getByText('Too short').waitFor();
  await page.getByRole('button', { name: 'Create the vault' }).click();
  await page.getByText('Give a name or a pseudonym.').waitFor();
  await accessible(page, 'first run');
});

await step('a vault is created', async () => {
  await create(amal);
  await page.getByText('No incidents yet').waitFor();
  await accessible(page, 'no incidents');
});

await step('one line is enough to record an incident', async () => {
  await addIncident(page, 'Radio ordered off the air');
});

await step('an incident is recorded with a date in words, an act with its people, and a statement', async () => {
  await addIncident(page, 'Journalist held after a raid', async () => {
    await page.locator('#field-when').fill('early March 2024');
    await page.getByText('Read as').waitFor();
    await page.locator('#field-where').fill('Abéché');
    await page.locator('#field-tlp').selectOption('amber');
    await page.locator('#part-acts').getByRole('button', { name: /^Add:/ }).first().click();
    await page.locator('#part-acts [id$="-type"]').first().pressSequentially('detention');
    await page.getByRole('option', { name: /detention/i }).first().click();
    await page.locator('#part-acts [id$="-victim"]').pressSequentially('Reporter K');
    await page.getByRole('option', { name: /Add/ }).click();
    await until(async () => (await page.locator('#part-acts [id$="-victim"]').inputValue()) === 'Reporter K', { words: 'the new person' });
    await page.locator('#part-statements').getByRole('button', { name: /^Add:/ }).first().click();
    await page.locator('#part-statements [id$="-text"]').fill('I saw them carry out the machines.');
    await accessible(page, 'incident form');
  });
  await page.getByText('I saw them carry out the machines.').waitFor();
  await page.getByText('Reporter K').waitFor();
  check(plain(await page.locator('header').first().innerText()).includes('March 2024'), 'the date is not in the heading');
  await accessible(page, 'incident');
});

await step('a date with two readings is not guessed', async () => {
  await press(page, 'Alt+n');
  await page.locator('#field-when').fill('12/05/2024');
  await page.getByText('Which one do you mean?').waitFor();
  await press(page, 'Control+s');
  await page.getByText('One field is not understood yet').waitFor();
  await page.getByRole('button', { name: '12 May 2024' }).click();
  await page.getByText('Read as').waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
});

await step('search finds by words of a statement, and a filter narrows', async () => {
  await press(page, 'Alt+1');
  await press(page, '/');
  await page.keyboard.type('machines');
  // On a slow machine the first letter is searched for by itself, and no word is called m.
  await row(page, 'Journalist held').waitFor();
  await until(async () => (await page.getByRole('row').count()) === 2, { words: 'the header and the one incident with that statement' });
  check((await row(page, 'Journalist held').count()) === 1, 'the incident is not found by its statement');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await row(page, 'Radio ordered').waitFor();
  await page.getByRole('button', { name: /^Marking/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /AMBER,/ }).click();
  await page.keyboard.press('Escape');
  await until(async () => (await row(page, 'Radio ordered').count()) === 0, { words: 'the filter' });
  await accessible(page, 'filtered list');
});

await step('a new incident that the filter hides is announced', async () => {
  await addIncident(page, 'Phone searched at the airport');
  await page.getByText('The filters of the list hide it.').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
});

await step('a file is chosen and sealed, with its hash and custody', async () => {
  await press(page, 'Alt+1');
  await row(page, 'Journalist held').click();
  const file = join(folder(), 'door-camera.txt');
  writeFileSync(file, 'what the camera saw\n');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose files' }).click()]);
  await chooser.setFiles(file);
  await page.getByText('One file is sealed').waitFor();
  await page.getByText('door-camera.txt').first().click();
  await page.getByText('SHA-256').waitFor();
  await until(async () => (await page.locator('aside details ol li').count()) >= 1, { words: 'custody' });
  await accessible(page, 'evidence of an incident');
});

await step('a file is dropped on the window and sealed', async () => {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.getByText('Drop to seal as evidence of this incident').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await page.locator('aside').getByText('dropped.txt').first().waitFor();
});

await step('two incidents are linked', async () => {
  await page.getByRole('button', { name: 'Add a link' }).click();
  await page.getByLabel('Relation').selectOption({ index: 1 });
  await page.getByLabel('Record', { exact: true }).pressSequentially('Radio');
  await page.getByRole('option', { name: 'Radio ordered off the air' }).click();
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('button', { name: 'Radio ordered off the air', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Radio ordered off the air' }).waitFor();
  await page.getByRole('button', { name: 'Journalist held after a raid', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
});

await step('a consent is recorded from the incident, and shown there', async () => {
  await page.getByRole('heading', { level: 1, name: 'Journalist held after a raid' }).waitFor();
  await page.getByRole('button', { name: 'Record a consent' }).click();
  await page.getByLabel('Title', { exact: true }).fill('Consent of Reporter K');
  await press(page, 'Control+s');
  await page.getByRole('heading', { level: 1, name: 'Consent of Reporter K' }).waitFor();
  await accessible(page, 'consent');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.locator('aside').getByRole('button', { name: 'Consent of Reporter K' }).waitFor();
});

await step('every page is there, is accessible, and has a way back', async () => {
  for (const [key, name] of [['2', 'People and more'], ['3', 'Evidence'], ['4', 'Conflicts'], ['5', 'Circles'], ['6', 'Sync'], ['7', 'Settings'], ['8', 'Examinations']]) {
    await press(page, `Alt+${key}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await accessible(page, name);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  }
});

await step('the palette finds commands and incidents', async () => {
  await press(page, 'Control+k');
  await page.keyboard.type('journ');
  await page.getByRole('option', { name: /Journalist held/ }).waitFor();
  await accessible(page, 'palette');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Journalist held after a raid' }).waitFor();
});

/** Whether the core keeps settings and drafts in the vault; without that, unsaved work ends with the lock. */
async function keepsSettings() {
  const { origin, searchParams } = new URL(amal.served.address);
  const answer = await fetch(`${origin}/rpc`, {
    method: 'POST',
    headers: { 'x-cairn-token': searchParams.get('token') },
    body: JSON.stringify({ id: 1, request: { cmd: 'setting', name: 'lang' } }),
  });
  return 'response' in JSON.parse((await answer.text()).trim().split('\n').at(-1));
}

if (!(await keepsSettings())) console.log('note: not run: unsaved work survives a lock (the core does not keep settings yet)');
else await step('unsaved work survives a lock', async () => {
  await press(page, 'Control+e');
  await page.getByLabel('Title', { exact: true }).fill('Journalist held, unsaved');
  await press(page, 'Control+l');
  await page.getByRole('heading', { name: 'Unlock the vault' }).waitFor();
  await accessible(page, 'unlock');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await row(page, 'Journalist held after a raid').click({ timeout: 60_000 });
  await press(page, 'Control+e');
  await page.getByText('Unsaved work was kept').waitFor();
  equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Journalist held, unsaved', 'the kept title');
  await page.getByRole('button', { name: 'Discard these changes' }).click();
  equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Journalist held after a raid', 'the saved title');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
});

await step('a wrong passphrase says what happened and what to do', async () => {
  await press(page, 'Control+l');
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the vault.').waitFor({ timeout: 60_000 });
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main parts' }).waitFor({ timeout: 60_000 });
});

await step('two devices meet: invitation, the same six digits, a member', async () => {
  await create(yusuf);
  await press(page, 'Alt+5');
  await page.getByRole('button', { name: 'New circle' }).click();
  await page.getByLabel('Name of the circle').fill('Sahel desk');
  await page.getByRole('button', { name: 'Make the circle' }).click();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const ticket = await page.getByLabel('Ticket').inputValue();
  check(ticket.length > 20, 'there is no ticket');
  await press(yusuf.page, 'Alt+5');
  await yusuf.page.getByRole('button', { name: 'Join a circle' }).click();
  await yusuf.page.getByLabel('Ticket').fill(ticket);
  await yusuf.page.getByRole('button', { name: 'Join', exact: true }).click();
  await Promise.all([amal, yusuf].map(({ page: at }) => at.getByText('Do you both see this number?').waitFor({ timeout: 30_000 })));
  const digits = await Promise.all([amal, yusuf].map(async ({ page: at }) => (await at.locator('.digits').innerText()).replaceAll(/\s/g, '')));
  check(/^\d{6}$/.test(digits[0]) && digits[0] === digits[1], `the digits are ${digits.join(' and ')}`);
  await accessible(page, 'comparing digits');
  for (const { page: at } of [amal, yusuf]) await at.getByRole('button', { name: 'Yes, the same' }).click();
  await page.getByText('now belongs to').waitFor({ timeout: 30_000 });
  await yusuf.page.getByText('Welcome').waitFor({ timeout: 30_000 });
  for (const { page: at } of [amal, yusuf]) await at.getByRole('button', { name: 'Done' }).click();
  await yusuf.page.getByRole('heading', { level: 2, name: 'Sahel desk' }).waitFor();
});

/** Amal waits, Yusuf calls, and both say that they hold the same. */
async function sync() {
  await press(page, 'Alt+6');
  await page.getByRole('button', { name: 'Wait', exact: true }).or(page.getByRole('button', { name: 'Stop' })).first().waitFor();
  if (await page.getByRole('button', { name: 'Stop' }).count()) await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Wait', exact: true }).click();
  const ticket = await until(() => page.getByLabel('Ticket').first().inputValue(), { words: 'the ticket' });
  await press(yusuf.page, 'Alt+6');
  await yusuf.page.getByLabel('Ticket').fill(ticket);
  await yusuf.page.getByRole('button', { name: 'Sync', exact: true }).last().click();
  await yusuf.page.getByText('now hold the same').first().waitFor({ timeout: 60_000 });
  await page.getByText('now hold the same').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
}

await step('an incident in the shared circle reaches the other device', async () => {
  await press(page, 'Alt+n');
  await page.getByLabel('Title', { exact: true }).fill('Network cut during the vote');
  await page.getByLabel('Circle', { exact: true }).selectOption({ label: 'Sahel desk' });
  await press(page, 'Control+s');
  await sync(); // who goes on while it is being saved is not asked what to do with it
  await accessible(yusuf.page, 'sync result');
  await press(yusuf.page, 'Alt+1');
  await row(yusuf.page, 'Network cut during the vote').waitFor();
});

await step('both edit one field; the conflict shows both with their names, and keeping both settles it', async () => {
  for (const [{ page: at }, words] of [[amal, 'Cut for three days.'], [yusuf, 'Cut for four days.']]) {
    await press(at, 'Alt+1');
    await row(at, 'Network cut').click();
    await press(at, 'Control+e');
    await at.locator('#field-summary').fill(words);
    await press(at, 'Control+s');
    await at.getByText(words).waitFor();
  }
  await sync();
  for (const { page: at } of [amal, yusuf]) {
    await press(at, 'Alt+4');
    const sides = at.locator('.sides');
    for (const words of ['Cut for three days.', 'Cut for four days.', 'amal', 'yusuf']) await sides.getByText(words, { exact: true }).waitFor();
  }
  await accessible(yusuf.page, 'conflicts');
  await yusuf.page.screenshot({ path: join(pictures, 'browser-conflict.png') });
  await yusuf.page.getByRole('button', { name: 'Keep this text' }).click();
  await yusuf.page.getByText('No conflicts').waitFor();
  await sync();
  await press(page, 'Alt+4');
  await page.getByText('No conflicts').waitFor();
});

const shared = { step, page, accessible, pictures, titled: 'Journalist held after a raid' };
await evidence(shared);
await consents(shared);
await examinations(shared);
await transfers({ ...shared, from: page, to: yusuf.page, sync, titled: 'Network cut', circle: 'the shared circle' });
await workScreens({ person: amal, step, accessible, press, row });

await step('Arabic runs from right to left, and every page is accessible in it', async () => {
  await press(page, 'Alt+7');
  await page.locator('#language').selectOption('ar');
  await page.getByRole('heading', { level: 1, name: 'الإعدادات' }).waitFor();
  equal(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang]), ['rtl', 'ar'], 'the direction');
  const rail = await page.getByRole('navigation', { name: 'الأقسام الرئيسية' }).boundingBox();
  check(rail.x > 1000, 'the rail is not on the right');
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8']) {
    await press(page, `Alt+${key}`);
    await page.waitForTimeout(250);
    await accessible(page, `page ${key} in Arabic`);
  }
  await workScreensAgain({ person: amal, accessible, language: 'ar', names: ['إدخال ملف', 'كل شيء عن…', 'التكرارات', 'المخاطر'] });
  await press(page, 'Alt+1');
  await page.screenshot({ path: join(pictures, 'browser-arabic.png') });
});

await step('dark and high contrast keep their contrast', async () => {
  for (const theme of ['dark', 'contrast']) {
    await press(page, 'Alt+7');
    await page.locator('#theme').selectOption(theme);
    for (const key of ['1', '5', '7']) {
      await press(page, `Alt+${key}`);
      await page.waitForTimeout(250);
      await accessible(page, `page ${key} in ${theme}`);
    }
  }
});

await step('1024 × 600 and 200 % zoom show all without scrolling sideways', async () => {
  for (const size of [{ width: 1024, height: 600 }, { width: 683, height: 384 }]) {
    await page.setViewportSize(size);
    for (const key of ['1', '3', '4', '5', '6', '7', '8']) {
      await press(page, `Alt+${key}`);
      await page.waitForTimeout(150);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      check(over <= 0, `page ${key} is ${over} pixels too wide at ${size.width}`);
    }
  }
});

await step('nothing was asked of another host, and the page said nothing of errors', async () => {
  equal(complaints.filter((one) => !/ResizeObserver loop/.test(one)), [], 'complaints');
});

const code = end();
await browser.close();
await Promise.all([amal, yusuf].map(({ served }) => served.stop()));
sweep();
process.exit(code);
