// Draws the PNG icons of the shell from icons/cairn.svg (run by hand after a change to the drawing).
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../../icons/', import.meta.url).pathname;
const drawing = readFileSync(`${folder}cairn.svg`, 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const size of [32, 64, 128, 256, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px}</style>${drawing}`);
  await page.screenshot({ path: `${folder}icon-${size}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
