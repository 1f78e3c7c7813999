import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../core/cli/start/find-browser.ts';
import { readProgramFolders } from '../../core/config.ts';

/*
 * Draws the pictures of the app from their SVGs: `node test/helpers/make-icons.ts`, after a change of one of these.
 */

const FOLDER = fileURLToPath(new URL('../../resources/icons', import.meta.url));

/** Names that an ICNS file gives to its sizes. */
const ICNS = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 } as const;
const ICO = [16, 24, 32, 48, 64, 128, 256] as const;

async function draw(page: Page, name: string, px: number): Promise<Buffer> {
  const svg = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
  await page.setViewportSize({ width: px, height: px });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${px}px;height:${px}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** Since Windows Vista an ICO holds PNGs as they are. */
function ico(pictures: readonly { readonly px: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { px, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(px % 256, entry);
    head.writeUInt8(px % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

function icns(pictures: readonly { readonly name: string; readonly png: Buffer }[]): Buffer {
  const blocks = pictures.map(({ name, png }) => Buffer.concat([Buffer.from(name), lengthOf(png.length + 8), png]));
  const body = Buffer.concat(blocks);
  return Buffer.concat([Buffer.from('icns'), lengthOf(body.length + 8), body]);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const found = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });
const browser = await chromium.launch({ executablePath: found?.program ?? '', args: ['--no-sandbox'] });
const page = await browser.newPage();
const save = (name: string, bytes: Buffer): void => writeFileSync(join(FOLDER, name), bytes);

save('icon.png', await draw(page, 'icon', 512));
const forWindows = [];
for (const px of ICO) forWindows.push({ px, png: await draw(page, 'icon', px) });
save('icon.ico', ico(forWindows));
const forMac = [];
for (const [name, px] of Object.entries(ICNS)) forMac.push({ name, png: await draw(page, 'icon', px) });
save('icon.icns', icns(forMac));
for (const name of ['tray', 'trayTemplate']) {
  save(`${name}.png`, await draw(page, name, 16));
  save(`${name}@2x.png`, await draw(page, name, 32));
}
await browser.close();
