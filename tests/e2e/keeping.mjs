// The screens of evidence, consent and examinations, in a page that is unlocked already.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

import { check, equal, folder, until } from './harness.mjs';

/** A picture of one colour, as PNG. */
function png(width, height) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0xb4)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** Waits for the small picture, and gives its colour at a place (shares of its width and height). */
async function colour(page, at, x, y) {
  const canvas = page.locator(`${at} canvas.drawn`);
  await canvas.waitFor();
  return canvas.evaluate((element, [left, top]) => {
    const { width, height } = element;
    return [...element.getContext('2d').getImageData(Math.floor(width * left), Math.floor(height * top), 1, 1).data].slice(0, 3);
  }, [x, y]);
}

/** Matches a text whatever marks of direction stand around what was put into it. */
const w = (text) => new RegExp([...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('[\u2066-\u2069]*'));
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const shot = async (page, pictures, name) => {
  if (!pictures) return;
  for (const size of [{ width: 1024, height: 600 }, { width: 1366, height: 768 }]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(over <= 0, `${name} is ${over} pixels too wide at ${size.width}`);
    await page.screenshot({ path: join(pictures, `keeping-${name}-${size.width}.png`) });
  }
};

/** Runs the steps. `titled` is the title of an incident of that page's vault. */
export async function evidence({ step, page, accessible, pictures, titled }) {
  await step('a piece of evidence has a page with its hash, its small picture and its custody in words', async () => {
    await page.keyboard.press('Alt+1');
    await page.getByRole('row').filter({ hasText: titled }).click();
    const file = join(folder(), 'courtyard.png');
    writeFileSync(file, png(600, 400));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose files' }).click()]);
    await chooser.setFiles(file);
    await page.locator('aside').getByText('courtyard.png').first().waitFor();
    await page.getByText('One file is sealed').waitFor();
    await page.locator('aside details summary').filter({ hasText: 'courtyard.png' }).click();
    await page.getByRole('button', { name: 'Open this item' }).click();
    await heading(page, 'courtyard.png');
    check(/^[0-9a-f]{64}$/.test(await page.locator('aside .hash').innerText()), 'the hash is not shown');
    await page.getByText('sealed it unchanged').waitFor();
    const [red] = await colour(page, 'aside', 0.5, 0.5);
    check(Math.abs(red - 0xb4) < 6, 'the small picture is another one');
    await accessible(page, 'evidence item');
    await shot(page, pictures, 'item');
  });

  await step('a check reads the file, says what it found, and is signed', async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('The file is as it was sealed.').waitFor();
    await page.getByText('checked it: it was as it was sealed').waitFor();
  });

  await step('an event is logged; a deviation is not signed without its reason', async () => {
    await page.getByRole('button', { name: 'Log an event' }).click();
    await page.getByLabel('What happened').selectOption('deviation');
    check(await page.getByRole('button', { name: 'Sign', exact: true }).isDisabled(), 'a deviation could be signed without a reason');
    await page.getByLabel('Why', { exact: true }).fill('The bag was <b>open</b> when it came.');
    await page.getByLabel('When, if not now').fill('12/05');
    await page.getByLabel('Where', { exact: true }).fill('Abéché');
    await accessible(page, 'log an event');
    await shot(page, pictures, 'log');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor(); // a date with two readings is not guessed
    equal(await page.getByLabel('Where', { exact: true }).inputValue(), 'Abéché', 'what was typed before it failed');
    await page.getByLabel('When, if not now').fill('2024-05-12');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('The bag was <b>open</b> when it came.').waitFor();
    await page.getByText('Abéché').waitFor();
    await accessible(page, 'custody with an event');
  });

  await step('a region drawn on the picture and one set by numbers are covered in the copy, which names its original', async () => {
    await page.getByRole('button', { name: 'Make a copy' }).click();
    const stage = page.getByRole('dialog').locator('svg.cover');
    await page.getByRole('dialog').locator('canvas.drawn').waitFor();
    const box = await stage.boundingBox();
    await page.mouse.move(box.x + box.width * 0.05, box.y + box.height * 0.05);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('group', { name: w('Region 1') }).waitFor();
    await page.getByRole('button', { name: 'Add a region' }).focus();
    await page.keyboard.press('Enter');
    const second = page.getByRole('group', { name: w('Region 2') });
    for (const [label, value] of [['Left', '480'], ['Top', '300'], ['Width', '9000'], ['Height', '90']]) {
      await second.getByLabel(label).fill(value);
      await page.keyboard.press('Tab');
    }
    equal(await second.getByLabel('Width').inputValue(), '120', 'a region does not reach over the edge');
    await page.getByLabel('Why', { exact: true }).fill('Shows a face');
    await accessible(page, 'make a copy');
    await shot(page, pictures, 'derive');
    await page.getByRole('button', { name: 'Make the copy' }).click();
    await page.getByText(w('covered in 2 places')).waitFor();
    await accessible(page, 'a copy is made');
    await page.getByRole('button', { name: 'Open the copy' }).click();
    await page.getByText('Made from', { exact: true }).waitFor();
    const [drawn, between, set] = [await colour(page, 'aside', 0.15, 0.15), await colour(page, 'aside', 0.5, 0.5), await colour(page, 'aside', 0.9, 0.85)];
    check(drawn[0] < 20 && set[0] < 20 && between[0] > 160, `covered are ${drawn} and ${set}, not ${between}`);
    await accessible(page, 'a copy');
    await shot(page, pictures, 'copy');
    await page.locator('aside').getByRole('button', { name: 'courtyard.png', exact: true }).click();
    await page.getByText('Made from this').waitFor();
  });
}

/** A person's consents; the person is made for it. */
export async function consents({ step, page, accessible, pictures }) {
  await step('consents stand in a table: every use and audience with its answer, until when, and whether it may today', async () => {
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: w('New: Person') }).first().click();
    await page.locator('#field-pseudonym').fill('Reporter M');
    await page.keyboard.press('Control+s');
    await heading(page, 'Reporter M');
    await page.getByRole('button', { name: 'Consents', exact: true }).click();
    await page.getByText('No consent of this person is recorded.').waitFor();
    await accessible(page, 'no consents');
    await page.getByRole('button', { name: 'Record a consent' }).first().click();
    await page.getByLabel('Title', { exact: true }).fill('Asked in Abéché');
    await page.getByLabel('Keep the information').selectOption('yes');
    await page.getByLabel('Examine a device').selectOption('no');
    await page.keyboard.press('Control+s');
    await heading(page, 'Asked in Abéché');
    await page.getByRole('button', { name: 'Consents', exact: true }).click();
    const table = page.getByRole('group', { name: 'What may be done' }).getByRole('table');
    await table.waitFor();
    const cells = async (name) => (await table.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts()).map((text) => text.trim());
    check((await cells('Keep the information')).some((text) => text === 'It may'), 'a yes does not open it');
    check((await cells('Examine a device')).some((text) => text.startsWith('It may not')), 'a no opens it');
    check((await cells('Contact again')).some((text) => text.startsWith('It may not')), 'what was not asked opens it');
    check((await page.getByRole('group', { name: 'To whom it may go' }).getByRole('row').count()) === 7, 'not every audience is there');
    await accessible(page, 'consents');
    await shot(page, pictures, 'consents');
  });

  await step('the gate is asked before something is done', async () => {
    await page.getByLabel('What would be done').selectOption('use:keep');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Nothing speaks against it today').waitFor();
    await page.getByLabel('What would be done').selectOption('audience:public');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('It may not, today').waitFor();
    await accessible(page, 'asking the gate');
  });

  await step('taking back warns plainly, is signed, and shuts the gate', async () => {
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('This is for good').waitFor();
    check(await page.getByRole('button', { name: 'Take it back' }).isDisabled(), 'it could be taken back without a reason');
    await page.getByLabel('What the person takes back').selectOption('use:keep');
    await page.getByLabel('Why, in the person’s words or yours').fill('He is afraid <i>now</i>.');
    await accessible(page, 'taking back');
    await shot(page, pictures, 'withdraw');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Nothing that it covers has left').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('He is afraid <i>now</i>.').waitFor();
    const kept = page.getByRole('group', { name: 'What may be done' }).getByRole('row').filter({ hasText: 'Keep the information' });
    await until(async () => (await kept.innerText()).includes('It may not'), { words: 'the shut gate' });
    await accessible(page, 'consents after taking back');
  });
}

/** A protocol is followed as a checklist. */
export async function examinations({ step, page, accessible, pictures }) {
  await step('protocols are listed, and one is read with its steps', async () => {
    await page.keyboard.press('Alt+8');
    await heading(page, 'Examinations');
    await page.getByText('No examination is recorded yet.').waitFor();
    await accessible(page, 'protocols');
    await shot(page, pictures, 'protocols');
    await page.getByText('Triage of a device').first().waitFor();
    const triage = page.getByRole('listitem').filter({ hasText: 'Triage of a device' }).first();
    await triage.getByRole('button').click();
    await page.getByRole('heading', { level: 2, name: 'Steps' }).waitFor();
    await accessible(page, 'a protocol');
    await shot(page, pictures, 'protocol');
  });

  await step('an examination of a new device is started from it, with every step open', async () => {
    await page.getByRole('button', { name: 'Start an examination' }).first().click();
    await page.getByLabel('Device', { exact: true }).pressSequentially('Blue phone');
    await page.getByRole('option', { name: /Add/ }).click();
    await until(async () => (await page.getByLabel('Device', { exact: true }).inputValue()) === 'Blue phone', { words: 'the new device' });
    await page.getByLabel('Title', { exact: true }).fill('Look at the blue phone');
    await accessible(page, 'start an examination');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await heading(page, 'Look at the blue phone');
    check((await page.locator('main details').count()) > 2, 'there are no steps');
    await page.getByText('Nothing is recorded as examined. Nothing is known about this device.').waitFor();
    await accessible(page, 'an examination');
    await shot(page, pictures, 'run');
  });

  await step('a step is left out only with a reason, and what was said of it is signed', async () => {
    const first = page.locator('main ol details').first();
    if (!(await first.evaluate((element) => element.open))) await first.locator('summary').click();
    await first.getByLabel('How it went').selectOption('skipped');
    await first.getByRole('button', { name: w('Save step 1') }).click();
    await first.getByText('Say why it was left out or done differently.').waitFor();
    await first.getByLabel('Why', { exact: true }).fill('The owner was on the road.');
    await first.getByLabel('With which tool').fill('AndroidQF');
    await first.getByLabel('Version', { exact: true }).fill('1.7');
    await first.getByRole('button', { name: w('Save step 1') }).click();
    await page.getByText(w('Step 1 is saved and signed.')).waitFor();
    await page.getByText(w('Signed by amal')).first().waitFor();
    await page.locator('aside').getByText('AndroidQF').waitFor();
    await accessible(page, 'a step that was left out');
  });

  await step('it is closed only when no required step is open, and can be opened again', async () => {
    await page.getByRole('button', { name: 'Close the examination' }).click();
    await page.getByRole('dialog').getByText(/Required steps? .*open/).waitFor();
    await page.getByLabel('What came of it').selectOption('inconclusive');
    check(await page.getByRole('button', { name: 'Close it' }).isDisabled(), 'it could be closed with open steps');
    await accessible(page, 'close an examination');
    await page.getByRole('button', { name: 'Cancel' }).click();
    const steps = page.locator('main ol details');
    for (let index = 1; index < (await steps.count()); index += 1) {
      const one = steps.nth(index);
      if (!(await one.evaluate((element) => element.open))) await one.locator('summary').click();
      await one.getByLabel('How it went').selectOption('done');
      await one.getByLabel('What was seen').fill(`Seen ${index + 1}`);
      await one.getByRole('button', { name: new RegExp(`\\D${index + 1}\\D*$`) }).click();
      await one.getByText(w('Signed by amal')).waitFor();
    }
    await page.getByText('Every required step is settled.').waitFor();
    await page.getByRole('button', { name: 'Close the examination' }).click();
    await page.getByLabel('What came of it').selectOption('inconclusive');
    await page.getByLabel('What follows').fill('Ask again next week.');
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByText(w('Closed by amal')).waitFor();
    await page.getByText(/Nothing is known about this device|does not say that the device is safe/).waitFor();
    await accessible(page, 'a closed examination');
    await shot(page, pictures, 'closed');
    await page.getByRole('button', { name: 'Open it again' }).click();
    await page.getByRole('button', { name: 'Close the examination' }).waitFor();
  });
}

/** One releases, the other answers. Both share a circle; `sync` exchanges. */
export async function transfers({ step, from, to, accessible, sync, titled, circle }) {
  const file = join(folder(), 'ledger-page.txt');
  const open = async (page) => {
    await page.keyboard.press('Alt+3');
    await page.getByRole('region', { name: 'Waiting for you' }).getByRole('button', { name: 'ledger-page.txt' }).click();
    await heading(page, 'ledger-page.txt');
  };

  await step(`an item of ${circle} is released, waits for the other, is received there, and both custodies say so`, async () => {
    await from.keyboard.press('Alt+1');
    await from.getByRole('row').filter({ hasText: titled }).click();
    writeFileSync(file, 'page 14 of the ledger\n');
    const [chooser] = await Promise.all([from.waitForEvent('filechooser'), from.getByRole('button', { name: 'Choose files' }).click()]);
    await chooser.setFiles(file);
    await from.locator('aside details summary').filter({ hasText: 'ledger-page.txt' }).click();
    await from.getByRole('button', { name: 'Open this item' }).click();
    await from.getByRole('button', { name: 'Release to a member' }).click();
    await from.getByLabel('To whom').selectOption({ index: 1 });
    await from.getByLabel('What for').fill('Comparison of hands');
    await accessible(from, 'release');
    await from.getByRole('button', { name: 'Sign', exact: true }).click();
    await from.getByText('who has not answered yet').waitFor();
    await sync();
    await open(to);
    await to.getByText('Comparison of hands').first().waitFor();
    await accessible(to, 'an item to receive');
    await to.getByRole('button', { name: 'Receive', exact: true }).click();
    await to.getByRole('button', { name: 'Sign', exact: true }).click();
    await to.getByText(/received it from/).waitFor();
    await sync();
    await from.keyboard.press('Alt+3');
    await heading(from, 'Evidence');
    check((await from.getByRole('region', { name: 'Waiting for you' }).count()) === 0, 'the answered release still waits');
  });
}
