import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImportReportSchema } from '../../../core/contract/import.ts';
import { parseCsv } from '../../../core/import/files/csv.ts';
import { notionName } from '../../../core/import/files/notion-names.ts';
import { readFrontmatter } from '../../../core/notes/frontmatter.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { zipFile } from '../models/zip-file.ts';
import { writeFiles, type Files } from './exports.ts';

let folder: ReturnType<typeof tempFolder>;
let into: string;
let source: string;
beforeEach(() => {
  folder = tempFolder('notion');
  into = join(folder.path, 'notes');
  source = join(folder.path, 'export');
});
afterEach(() => folder.remove());

async function importOf(path: string) {
  const { outcome, stdout } = await runCommand(['import', 'notion', path, '--into', into, '--json']);
  expect(outcome, stdout).toBe(0);
  return ImportReportSchema.parse(JSON.parse(stdout));
}

const read = (name: string) => readFileSync(join(into, name), 'utf8');
const id = (digit: string) => digit.repeat(32);

const HOME = `On call ${id('a')}`;
const TABLE = `${HOME}/Runbooks ${id('b')}`;
const EXPORT: Files = {
  [`${HOME}.md`]: `# On call

<aside>
💡 Ask before you pull.

</aside>

[Runbooks](On%20call%20${id('a')}/Runbooks%20${id('b')}.csv), [Vat](https://www.notion.so/Vat-too-hot-${id('c')}?pvs=4), [lost](Other%20${id('f')}.md)

![plan](On%20call%20${id('a')}/vat%20plan.png)
`,
  [`${HOME}/vat plan.png`]: 'png',
  [`${HOME}/spare.pdf`]: 'pdf',
  [`${TABLE}.csv`]: '\uFEFFName,Status\r\nVat too hot,Live\r\n',
  [`${TABLE}_all.csv`]:
    '\uFEFFName,Status,Owner,Last edited time,Tags,Related\r\nVat too hot,Live,Mira Vat,"March 4, 2031 10:15 AM","vats, hot",Pump\r\n"Pump, loud",Draft | old,,,,\r\n"Two\nlines",x,,,,\r\n',
  [`${TABLE}/Vat too hot ${id('c')}.md`]: `# Vat too hot

Status: Live
Owner: Mira Vat
Last edited time: March 4, 2031 10:15 AM
Tags: vats, hot
Related: Pump (../Pump%20loud%20${id('d')}.md)

Note: this line is text.

\`\`\`bash
vatctl cool <vat>
\`\`\`
`,
  [`${TABLE}/Pump loud ${id('d')}.md`]: '# Pump, loud\n\nStatus: Draft | old\nand more text\n',
  [`Twin ${id('1')}.md`]: '# Twin\n\none\n',
  [`twin ${id('2')}.md`]: '# twin\n\ntwo\n',
};

const asBuffers = (files: Files) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));

test.each(['folder', 'zip', 'zip of zips'])('an export as a %s becomes notes with plain names', async (form) => {
  if (form === 'folder') writeFiles(source, EXPORT);
  const zip = zipFile(asBuffers(EXPORT));
  if (form !== 'folder') writeFileSync(source, form === 'zip' ? zip : zipFile({ 'ExportBlock-Part-1.zip': zip }));
  const report = await importOf(source);
  expect(report).toMatchObject({
    pages: 6,
    written: [
      'On-call.md',
      'On-call/Runbooks.md',
      'On-call/Runbooks/Pump-loud.md',
      'On-call/Runbooks/Vat-too-hot.md',
      'Twin.md',
      'twin-222222.md',
    ],
    attachments: 2,
  });
  expect(report.losses.map(({ page, what }) => `${page} ${what}`).toSorted()).toEqual([
    'On-call.md link',
    'On-call/Runbooks/Vat-too-hot.md relation',
  ]);
  const home = read('On-call.md');
  expect(home).toContain('> [!TIP]\n> 💡 Ask before you pull.');
  expect(home).toContain('[Runbooks](On-call/Runbooks.md), [Vat](On-call/Runbooks/Vat-too-hot.md), [lost](Other');
  expect(home).toContain('![plan](On-call/vat-plan.png)');
  expect([read('On-call/vat-plan.png'), read('On-call/spare.pdf')]).toEqual(['png', 'pdf']);
  const vat = read('On-call/Runbooks/Vat-too-hot.md');
  expect(readFrontmatter(vat).data).toEqual({
    title: 'Vat too hot',
    id: id('c'),
    ancestors: ['On call', 'Runbooks'],
    status: 'Live',
    owner: 'Mira Vat',
    updated: '2031-03-04',
    tags: ['vats', 'hot'],
    related: 'Pump',
    source: 'notion',
  });
  expect(vat).toMatch(/\n# Vat too hot\n\nNote: this line is text\.\n\n```bash\nvatctl cool <vat>\n```\n$/);
  expect(read('On-call/Runbooks/Pump-loud.md')).toContain('Status: Draft | old\nand more text');
  expect(read('On-call/Runbooks.md')).toContain(
    `# Runbooks

| Name | Status | Owner | Last edited time | Tags | Related |
| --- | --- | --- | --- | --- | --- |
| [Vat too hot](Runbooks/Vat-too-hot.md) | Live | Mira Vat | March 4, 2031 10:15 AM | vats, hot | Pump |
| [Pump, loud](Runbooks/Pump-loud.md) | Draft \\| old |  |  |  |  |
| Two<br>lines | x |  |  |  |  |
`,
  );
});

test('the same page under another title moves its note, and an edited one is left alone', async () => {
  writeFiles(source, EXPORT);
  await importOf(source);
  expect(await importOf(source)).toMatchObject({ written: [], unchanged: 6 });
  const second = join(folder.path, 'second');
  const old = `Twin ${id('1')}.md`;
  const { [old]: twin = '', ...rest } = EXPORT;
  writeFiles(second, { ...rest, [`Sibling ${id('1')}.md`]: twin.replace('Twin', 'Sibling') });
  writeFileSync(join(into, 'On-call.md'), 'mine');
  expect(await importOf(second)).toMatchObject({ written: ['Sibling.md', 'twin.md'], gone: [] });
  expect([existsSync(join(into, 'Twin.md')) && read('Twin.md').includes('one'), read('On-call.md')]).toEqual([
    false,
    'mine',
  ]);
});

test('what is no export of Notion is refused with what to do', async () => {
  const refusal = async (files: Files) => {
    writeFiles(source, files);
    return (await runCommand(['import', 'notion', source, '--into', into, '--json'])).stdout;
  };
  expect(await refusal({ 'x.txt': '' })).toContain('Markdown & CSV');
  expect(await refusal({ 'x.html': '' })).toContain('exported as HTML');
});

test('names and tables are read as Notion writes them', () => {
  expect(notionName(`a/Vat ${id('c')}.md`)).toEqual({ stem: 'Vat', id: id('c'), isWhole: false });
  expect(notionName(`T ${id('c')}_all.csv`)).toEqual({ stem: 'T', id: id('c'), isWhole: true });
  expect(notionName(`${id('c')}.md`)).toEqual({ stem: 'Untitled', id: id('c'), isWhole: false });
  expect(notionName('Plain name.md')).toEqual({ stem: 'Plain name', id: null, isWhole: false });
  expect(parseCsv('a,"b ""c""\nd",\r\n\r\n"",e')).toEqual([
    ['a', 'b "c"\nd', ''],
    ['', 'e'],
  ]);
  expect(parseCsv('')).toEqual([]);
});
