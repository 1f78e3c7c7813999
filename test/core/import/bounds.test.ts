import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ImportReportSchema } from '../../../core/contract/import.ts';
import { boundedCdata } from '../../../core/import/confluence/bounded-cdata.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { entitiesXml, htmlPage, writeFiles } from './exports.ts';

let folder: ReturnType<typeof tempFolder>;
let into: string;
beforeEach(() => {
  folder = tempFolder('bounds');
  into = join(folder.path, 'notes');
});
afterEach(() => folder.remove());

interface Packed {
  readonly name: string;
  readonly content: Buffer;
  /** What the archive claims, instead of the truth. */
  readonly claimed?: { readonly bytes: number; readonly packed: number };
}

/** A deflated zip as any tool writes it, except for what it is told to claim. */
function packedZip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of files) {
    const data = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(claimed?.packed ?? data.length, 14);
    fields.writeUInt32LE(claimed?.bytes ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function run(kind: string, path: string) {
  const { outcome, stdout } = await runCommand(['import', kind, path, '--into', into, '--json']);
  return { outcome, stdout };
}

async function reportOf(kind: string, path: string) {
  const { outcome, stdout } = await run(kind, path);
  expect(outcome, stdout).toBe(0);
  return ImportReportSchema.parse(JSON.parse(stdout));
}

const page = Buffer.from(htmlPage('A', '<p>a</p>'));
const MB = 1024 ** 2;

describe('a zip', () => {
  const put = (...files: readonly Packed[]): string => {
    const path = join(folder.path, 'export.zip');
    writeFileSync(path, packedZip([{ name: 'A_1.html', content: page }, ...files]));
    return path;
  };

  test('that packs better than text can is refused before anything is read', async () => {
    const { outcome, stdout } = await run('confluence', put({ name: 'B_2.html', content: Buffer.alloc(8 * MB) }));
    expect([outcome, stdout]).toEqual([1, expect.stringContaining('B_2.html unpacks to more than an export holds')]);
    expect(existsSync(into)).toBe(false);
  });

  test('of more than 1 GB together, or of one file of that, is refused', async () => {
    const claimed = { bytes: 300 * MB, packed: 200 * MB };
    const many = ['b', 'c', 'd', 'e'].map((name) => ({ name: `${name}.html`, content: page, claimed }));
    expect((await run('confluence', put(...many))).stdout).toContain('holds more than 1 GB');
    const one = { name: 'b.html', content: page, claimed: { bytes: 1100 * MB, packed: 1000 * MB } };
    expect((await run('confluence', put(one))).stdout).toContain('b.html with more than 1 GB');
  });

  test('that gives more than it says is refused while it is read', async () => {
    const content = Buffer.from(htmlPage('B', 'x'.repeat(5 * MB)));
    const packed = deflateRawSync(content).length;
    const { outcome, stdout } = await run(
      'confluence',
      put({ name: 'B_2.html', content, claimed: { bytes: 900, packed } }),
    );
    expect([outcome, stdout]).toEqual([1, expect.stringMatching(/cannot be read as a zip|unpacks to more/)]);
  });

  test('of zips counts what is in them', async () => {
    const claimed = { bytes: 400 * MB, packed: 300 * MB };
    const inner = packedZip([
      { name: 'a.md', content: page, claimed },
      { name: 'b.md', content: page, claimed },
    ]);
    const path = join(folder.path, 'export.zip');
    writeFileSync(
      path,
      packedZip([
        { name: '1.zip', content: inner },
        { name: '2.zip', content: inner },
      ]),
    );
    expect((await run('notion', path)).stdout).toContain('holds more than 1 GB');
  });

  test.each(['confluence', 'notion', 'markdown'])('with names that leave the folder is refused: %s', async (kind) => {
    const { outcome, stdout } = await run(kind, put({ name: '../out.md', content: page }));
    expect([outcome, stdout]).toEqual([1, expect.stringContaining('cannot be read as a zip')]);
    expect(existsSync(join(folder.path, 'out.md'))).toBe(false);
  });
});

describe('a page', () => {
  const body = '<p>brewing &amp; cooling</p>';
  const large = body.repeat(Math.ceil((50 * MB) / body.length));

  test('of 50 MB is left out and said, in both forms of an export; its note of before stays', async () => {
    const small = [
      { id: '1', title: 'Large', body: '<p>once small</p>' },
      { id: '2', title: 'Small', body },
    ];
    writeFiles(join(folder.path, 'xml'), { 'entities.xml': entitiesXml(small) });
    await reportOf('confluence', join(folder.path, 'xml'));
    writeFiles(join(folder.path, 'xml'), { 'entities.xml': entitiesXml([{ ...small[0]!, body: large }, small[1]!]) });
    const report = await reportOf('confluence', join(folder.path, 'xml'));
    expect(report).toMatchObject({
      pages: 2,
      written: [],
      losses: [{ what: 'page', detail: 'Large is larger than 32 MB' }],
    });
    expect(readFileSync(join(into, 'Large.md'), 'utf8')).toContain('once small');
    into = join(folder.path, 'more');
    writeFiles(join(folder.path, 'html'), { 'A_1.html': String(page), 'Large_2.html': htmlPage('Large', large) });
    expect(await reportOf('confluence', join(folder.path, 'html'))).toMatchObject({
      pages: 1,
      losses: [{ what: 'page', detail: 'Large_2.html is larger than 32 MB' }],
    });
  });

  test('of 50 MB of markdown is left out and said', async () => {
    writeFiles(join(folder.path, 'md'), { 'a.md': '# A\n', 'large.md': 'brewing\n'.repeat(50 * (MB / 8)) });
    expect(await reportOf('markdown', join(folder.path, 'md'))).toMatchObject({
      written: ['a.md'],
      losses: [{ what: 'page', detail: 'large.md is larger than 32 MB' }],
    });
  });
});

test('entities and aliases that grow are not expanded, in the settings of a site and above a page', async () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
    .join('\n')}\n`;
  writeFiles(join(folder.path, 'md'), { 'mkdocs.yml': `${bomb}nav: *i\n`, 'docs/a.md': `---\n${bomb}---\n# A\n` });
  const report = await reportOf('markdown', join(folder.path, 'md'));
  expect(report).toMatchObject({ written: ['docs/a.md'], losses: [{ what: 'front matter' }] });
  expect(readFileSync(join(into, 'docs/a.md'), 'utf8').length).toBeLessThan(2000);
});

test('10,000 pages become 10,000 notes', { timeout: 300_000 }, async () => {
  const pages = Array.from({ length: 10_000 }, (_, at) => ({
    id: String(at + 1),
    title: `Page ${at}`,
    body: '<p>t</p>',
  }));
  writeFiles(join(folder.path, 'x'), { 'entities.xml': entitiesXml(pages) });
  expect((await reportOf('confluence', join(folder.path, 'x'))).written).toHaveLength(10_000);
});

test('a CDATA section is cut at its bound, however the parts of a file fall', () => {
  const text = fc.array(fc.constantFrom('a', '<', '![CDATA[', '<![CDATA[', ']', ']]>', '>'), { maxLength: 20 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(9), { maxLength: 30 }), (parts, cuts) => {
      const whole = `${parts.join('')}${' '.repeat(16)}`;
      const pass = boundedCdata(3);
      let passed = '';
      let rest = whole;
      for (const cut of cuts) {
        passed += pass(rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      passed += pass(rest);
      expect(passed.trimEnd()).toBe(boundedCdata(3)(whole).trimEnd());
      const plain = (one: string) =>
        one.replaceAll(/(?<=<!\[CDATA\[)[\s\S]*?(?=\]\]>|$)/g, (inner) => inner.slice(0, 3));
      expect(passed.trimEnd()).toBe(plain(whole).trimEnd());
    }),
    { seed: 5, numRuns: 500 },
  );
});
