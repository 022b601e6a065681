// The screens that work on what is there: taking in files, duplicates, everything about one thing, risk, conditions and
// saved views, bundles, the recovery sheet. Part of browser.mjs: it comes with an open vault, and leaves it at the incidents.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { check, equal, folder, pictures, root, until } from './harness.mjs';

/** Packs small files into a ZIP archive, stored as they are. */
function zip(files) {
  const parts = [];
  const listed = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x5b7a, 8); // a day in November 2025
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, content);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    listed.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, more, path]));
    offset += 30 + path.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(listed).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...listed, end]);
}

const info = '{"mvt_version": "2.6.1", "date": "2026-11-22 19:46:40", "ioc_files": ["made-up.stix2"], "hashes": []}';

export async function workScreens({ person, step, accessible, press, row }) {
  const { page, served } = person;
  const { origin, searchParams } = new URL(served.address);

  /** Asks the core beside the window. */
  async function core(request) {
    const answer = await fetch(`${origin}/rpc`, {
      method: 'POST',
      headers: { 'x-cairn-token': searchParams.get('token') },
      body: JSON.stringify({ id: 1, request }),
    });
    const last = JSON.parse((await answer.text()).trim().split('\n').at(-1));
    check('response' in last, `${request.cmd}: ${JSON.stringify(last)}`);
    return last.response;
  }

  const add = async (kind, fields) => {
    const set = Object.entries(fields).map(([path, value]) => ({ path, value }));
    return (await core({ cmd: 'record_add', kind, circle: null, set })).id;
  };
  const open = (name) => page.getByRole('navigation', { name: 'Main parts' }).getByRole('button', { name, exact: true }).click();
  const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
  const shot = (name) => page.screenshot({ path: join(pictures, `browser-${name}.png`), fullPage: false });

  async function choose(button, file) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button, exact: true }).click()]);
    await chooser.setFiles(file);
  }

  const output = join(folder(), 'phone.zip');
  writeFileSync(output, zip([['info.json', info]]));

  await step('the output of an examination is shown first, then taken in, and never called safe', async () => {
    await open('Take in a file');
    await heading('Take in a file');
    await choose('Choose a file', output);
    await page.getByLabel('Marking').selectOption('amber');
    const before = (await core({ cmd: 'status' })).evidence;
    await page.getByRole('button', { name: 'Show what would come in' }).click();
    await page.getByText('Files read').waitFor();
    await page.getByText('This does not say that the phone is safe').first().waitFor();
    await page.getByText('there is no command.log', { exact: false }).waitFor();
    equal((await core({ cmd: 'status' })).evidence, before, 'the trial run wrote');
    await accessible(page, 'what would come in');
    await shot('intake');
    await page.getByRole('button', { name: 'Take it in', exact: true }).click();
    await page.getByText('It is in. New records').waitFor();
    await accessible(page, 'taken in');
    await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Examination' }).getByRole('button').first().click();
    await until(async () => (await page.getByRole('heading', { level: 1 }).first().innerText()) !== 'Take in a file', { words: 'the examination' });
    const { rows } = await core({ cmd: 'record_list', kind: 'examination', circle: null, filters: [], conditions: [], view: null, search: null, since: null, until: null, deleted: false, order: null, limit: 5, after: null, whole: false });
    equal(rows.map(({ tlp }) => tlp).filter((tlp) => tlp !== null), ['amber'], 'the marking of the examination');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await heading('Take in a file');
  });

  await step('the same file again changes nothing, and a broken one says so', async () => {
    await page.getByRole('button', { name: 'Take in another file' }).click();
    await choose('Choose a file', output);
    await page.getByRole('button', { name: 'Show what would come in' }).click();
    await page.getByRole('button', { name: 'Take it in', exact: true }).click();
    await page.getByText('It was here already').waitFor();
    await page.getByRole('button', { name: 'Take in another file' }).click();
    const broken = join(folder(), 'broken.zip');
    writeFileSync(broken, zip([['info.json', info]]).subarray(0, 60));
    await choose('Choose a file', broken);
    const before = await core({ cmd: 'status' });
    await page.getByRole('button', { name: 'Show what would come in' }).click();
    await page.getByRole('alert').waitFor();
    equal((await core({ cmd: 'status' })).records, before.records, 'records after a broken file');
    await accessible(page, 'a broken file');
  });

  await step('a set of indicators is taken in with marking and licence', async () => {
    await choose('Another file', join(root, 'crates/exchange/testdata/fictional-spyware.stix2.json'));
    await page.getByLabel('Licence').fill('CC BY 4.0');
    await page.getByLabel('Marking').selectOption('green');
    await page.getByRole('button', { name: 'Show what would come in' }).click();
    await page.getByText('Objects read').waitFor();
    await accessible(page, 'a set that would come in');
    await page.getByRole('button', { name: 'Take it in', exact: true }).click();
    await page.getByText('It is in. New records').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Indicator set' }).getByRole('button').waitFor();
  });

  await step('two records that may be one are proposed with reasons, judged, and the judgment is taken back', async () => {
    for (const pseudonym of ['Witness 7', 'Witness 12']) {
      const id = await add('person', { pseudonym });
      await add('identity', { name: 'Khadija Ahmat Brahim', born: '1988-04-12', person: id });
    }
    await open('Duplicates');
    await page.getByRole('button', { name: 'Look for duplicates' }).click();
    const pair = page.getByRole('article').first();
    await pair.getByText('the same name').waitFor();
    await pair.getByText('the same date of birth').waitFor();
    await accessible(page, 'duplicates');
    await shot('duplicates');
    await pair.getByRole('button', { name: 'Not sure' }).click();
    await pair.getByText('put aside').waitFor();
    await pair.getByRole('button', { name: 'The same', exact: true }).click();
    await pair.getByLabel('Why are they the same?').fill('Both told of the same night.');
    await pair.getByRole('button', { name: 'Record: the same' }).click();
    await pair.getByText('judged the same').waitFor();
    await pair.getByRole('button', { name: 'Take back' }).click();
    await pair.getByLabel('Why is it taken back?').fill('Two sisters.');
    await pair.getByRole('button', { name: 'Take the judgment back' }).click();
    await pair.getByRole('button', { name: 'Different', exact: true }).waitFor();
    await accessible(page, 'a judged pair');
  });

  await step('everything about a person and about a domain', async () => {
    const reporter = await add('person', { pseudonym: 'Reporter Q' });
    await add('incident', { title: 'Message with a link', summary: 'It led to login.fake-ministry.example.', 'acts.0123456789abcdef': true, 'acts.0123456789abcdef.victim': reporter });
    await press(page, 'Alt+2');
    await row(page, 'Reporter Q').click();
    await page.getByRole('button', { name: 'Everything about it' }).click();
    await page.getByRole('button', { name: 'Message with a link' }).waitFor();
    await accessible(page, 'everything about a person');
    await shot('about');
    await page.getByRole('searchbox', { name: /Domain/ }).fill('fake-ministry[.]example');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await page.getByText('Looked for:').waitFor();
    await page.getByRole('button', { name: 'Message with a link' }).click();
    await heading('Message with a link');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByText('Looked for:').waitFor();
    await page.getByRole('searchbox', { name: /Domain/ }).fill('nobody-knows.example');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await page.getByText('Nothing in this vault names it').waitFor();
    await accessible(page, 'nothing about a domain');
  });

  await step('the risk matrix as picture and table, as of a day, and where a number comes from', async () => {
    await open('Risk');
    await page.getByText('No assessment here').waitFor();
    await accessible(page, 'an empty matrix');
    await add('assessment', { title: 'Office raided before the vote', likelihood: 'likely', impact: 'severe', owner: 'Amal', review: '2026-01-31' });
    await press(page, 'Alt+1');
    await open('Risk');
    const table = page.getByRole('table');
    await table.getByRole('button', { name: 'Office raided before the vote' }).waitFor();
    await table.getByRole('cell', { name: 'Severe' }).waitFor();
    await page.getByRole('img', { name: /Risk matrix with/ }).waitFor();
    await page.getByText('overdue').first().waitFor();
    await accessible(page, 'the risk matrix');
    await shot('risk');
    await table.getByRole('button', { name: 'Office raided before the vote' }).click();
    await page.getByText('Where the number comes from').waitFor();
    await page.getByText(/\d+ × \d+ = \d+/).waitFor();
    await accessible(page, 'an assessment');
    await shot('assessment');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByLabel('As of a day').fill('12 May 2024');
    await page.getByText('Read as').waitFor();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { name: /Risk matrix at the end of/ }).waitFor();
    await page.getByText('No assessment here').waitFor();
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('img', { name: /Risk matrix with/ }).waitFor();
  });

  await step('a condition on any field narrows the list, and is saved, opened, renamed and deleted as a view', async () => {
    await press(page, 'Alt+1');
    await page.getByRole('button', { name: 'Condition', exact: true }).click();
    await page.getByLabel('Field', { exact: true }).pressSequentially('What happened');
    await page.getByRole('option', { name: 'What happened', exact: true }).first().click();
    await page.getByLabel('Value', { exact: true }).fill('ministry');
    await accessible(page, 'a new condition');
    await shot('condition');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await row(page, 'Message with a link').waitFor();
    await until(async () => (await page.getByRole('row').count()) === 2, { words: 'the header and one incident' });
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByLabel('Name of the view').fill('Fake ministry');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('button', { name: /Saved view.*Fake ministry/ }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await until(async () => (await page.getByRole('row').count()) > 2, { words: 'all incidents' });
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await accessible(page, 'saved views');
    await page.getByRole('button', { name: 'Fake ministry', exact: true }).click();
    await until(async () => (await page.getByRole('row').count()) === 2, { words: 'the view' });
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByRole('button', { name: /^Rename .*Fake ministry/ }).click();
    await page.getByRole('dialog').getByLabel('Name of the view').last().fill('Ministry links');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await shot('views');
    await page.getByRole('button', { name: /^Delete .*Ministry links/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No view is saved yet').waitFor();
    await page.keyboard.press('Escape');
    await until(async () => (await page.getByRole('row').count()) > 2, { words: 'all incidents after the view is gone' });
  });

  await step('a file that is no bundle says so, and a drop has to be on a server', async () => {
    await press(page, 'Alt+6');
    await heading('Sync');
    await choose('Choose the files', output);
    await page.getByRole('alert').or(page.getByText('Not all of the bundle is here yet')).first().waitFor();
    await page.getByLabel('Address', { exact: true }).fill('/home/somebody/drop');
    check(await page.getByRole('button', { name: 'Visit the drop' }).isDisabled(), 'a folder can be visited');
    await accessible(page, 'drops and bundles');
    await shot('drops');
  });

  await step('a recovery sheet is shown once', async () => {
    await press(page, 'Alt+7');
    await page.getByRole('button', { name: 'Make a recovery sheet' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a recovery sheet' }).click();
    const sheet = page.getByRole('textbox', { name: 'Recovery sheet' });
    check((await sheet.inputValue()).includes('AGE-SECRET-KEY-'), 'the sheet holds no key');
    await accessible(page, 'the recovery sheet');
    await page.getByRole('button', { name: 'I have it on paper' }).click();
    check(!(await page.content()).includes('AGE-SECRET-KEY-'), 'the key is still in the page');
    await press(page, 'Alt+1');
  });
}

/** Looks at the same screens in another language and in a small window; `names` are what the rail calls them. */
export async function workScreensAgain({ person, accessible, language, names }) {
  const { page } = person;
  for (const [index, name] of names.entries()) {
    await page.getByRole('navigation').first().getByRole('button', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(300);
    await accessible(page, `${name} in ${language}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(over <= 0, `${name} is ${over} pixels too wide in ${language}`);
    await page.screenshot({ path: join(pictures, `browser-work-${language}-${index + 1}.png`) });
  }
}
