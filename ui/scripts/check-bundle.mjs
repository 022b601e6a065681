// Refuses a build that is too large, that carries development code, or that the content security policy would block.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const limit = 400_000;
const assets = readdirSync(new URL('assets/', dist));
const problems = [];
let scripts = 0;

for (const name of assets.filter((asset) => asset.endsWith('.js'))) {
  const text = readFileSync(new URL(`assets/${name}`, dist));
  scripts += gzipSync(text, { level: 9 }).length;
  if (text.includes('Journalist held after a raid')) problems.push(`${name} carries the vault in memory of development`);
}
if (scripts > limit) problems.push(`scripts are ${scripts} bytes compressed, the limit is ${limit}`);

const page = readFileSync(new URL('index.html', dist), 'utf8');
if (/<script(?![^>]*\bsrc=)/.test(page)) problems.push('index.html has an inline script');
if (/<style|\sstyle=/.test(page)) problems.push('index.html has an inline style');
if (/https?:\/\//.test(page)) problems.push('index.html names another host');

for (const problem of problems) console.error(`check-bundle: ${problem}`);
console.log(`check-bundle: ${scripts} bytes of compressed script in ${assets.length} assets`);
process.exit(problems.length > 0 ? 1 : 0);
