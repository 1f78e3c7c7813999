import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ImportReportSchema } from '../../../core/contract/import.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { zipFile } from '../models/zip-file.ts';
import { entitiesXml, htmlPage, INDEX_HTML, writeFiles, type XmlPage } from './exports.ts';
import { missingWords } from './words.ts';

let folder: ReturnType<typeof tempFolder>;
let into: string;
beforeEach(() => {
  folder = tempFolder('import');
  into = join(folder.path, 'notes');
});
afterEach(() => folder.remove());

async function importOf(path: string) {
  const { outcome, stdout, stderr } = await runCommand(['import', 'confluence', path, '--into', into, '--json']);
  expect(outcome, stdout + stderr).toBe(0);
  return ImportReportSchema.parse(JSON.parse(stdout));
}

async function refusalOf(path: string): Promise<string> {
  const { outcome, stdout } = await runCommand(['import', 'confluence', path, '--into', into, '--json']);
  expect(outcome, stdout).toBe(1);
  return z.object({ error: z.object({ message: z.string() }) }).parse(JSON.parse(stdout)).error.message;
}

const read = (name: string) => readFileSync(join(into, name), 'utf8');

const HTML_MAIN = `<h2 id="Vattoohot-First">First</h2><p>Call <a class="confluence-userlink user-mention" href="x">Mira Vat</a>, then <a href="Pump-down_12.html">the pump page</a> and <a href="#Vattoohot-First">above</a>.</p>
<div class="code panel pdl"><div class="codeHeader panelHeader pdl"><b>Drain</b></div><div class="codeContent panelContent pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: bash; gutter: false">kubectl drain "vat|1"
\t--force &amp;&amp; echo &lt;ok&gt;</pre></div></div>
<div class="confluence-information-macro confluence-information-macro-warning"><p class="title">Hot</p><span class="aui-icon aui-icon-small"></span><div class="confluence-information-macro-body"><p>Steam burns.</p></div></div>
<div id="expander-1" class="expand-container"><div id="expander-control-1" class="expand-control"><span class="expand-control-text">Old log</span></div><div class="expand-content"><p>long log</p></div></div>
<ul class="inline-task-list"><li class="checked" data-inline-task-id="1">valve shut</li><li data-inline-task-id="2">pump off</li></ul>
<p><span class="status-macro aui-lozenge aui-lozenge-success">SAFE</span> <img class="emoticon" alt="(tick)" data-emoji-fallback="✅"></p>
<p><img class="confluence-embedded-image" src="attachments/11/55.png" alt="plan"></p>
<div class="toc-macro"><ul><li><a href="#Vattoohot-First">First</a></li></ul></div>
<div class="drawio-macro" data-diagram-name="vat flow"><img src="attachments/11/56.png"></div>`;
const HTML_WORDS =
  'First Call Mira Vat then the pump page and above Drain kubectl drain vat 1 force echo ok Hot Steam burns Old log long log valve shut pump off SAFE plan vat flow nice page';
const HTML_EXPORT = {
  'BREW/index.html': INDEX_HTML,
  'BREW/Vat-too-hot_11.html': htmlPage(
    'Vat too hot',
    HTML_MAIN,
    `<div class="pageSection group"><h2 id="attachments">Attachments:</h2><div class="greybox"><a href="attachments/11/55.png">plan of vat.png</a> (image/png)</div></div>
<div id="labels-section" class="pageSection group"><ul class="label-list"><li class="aui-label"><a rel="tag">oncall</a></li></ul></div>
<div class="pageSection group"><h2 id="comments">Comments:</h2><p>nice page</p></div>`,
  ),
  'BREW/Pump-down_12.html': htmlPage('Pump down', '<p>Back to <a href="Vat-too-hot_11.html">vat</a></p>'),
  'BREW/attachments/11/55.png': 'png55',
  'BREW/attachments/11/56.png': 'png56',
};

const toFiles = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));

describe('an HTML export', () => {
  test.each(['folder', 'zip'])('as a %s becomes notes with front matter, links and attachments', async (form) => {
    const path = join(folder.path, form === 'zip' ? 'export.zip' : 'export');
    if (form === 'zip') writeFileSync(path, zipFile(toFiles(HTML_EXPORT)));
    else writeFiles(path, HTML_EXPORT);
    const report = await importOf(path);
    expect(report).toMatchObject({
      pages: 2,
      written: ['Pump-down.md', 'Vat-too-hot.md'],
      unchanged: 0,
      attachments: 2,
    });
    const note = read('Vat-too-hot.md');
    for (const line of [
      'title: Vat too hot',
      'id: "11"',
      'space: BREW',
      '  - Runbooks',
      '  - oncall',
      'owner: Mira Vat',
      'updated: 2031-03-10',
    ])
      expect(note).toContain(`\n${line}\n`);
    expect(note).toContain('```bash\nkubectl drain "vat|1"\n\t--force && echo <ok>\n```');
    expect(note).toContain('@Mira Vat, then [the pump page](Pump-down.md) and [above](#first)');
    expect(note).toContain('> [!WARNING]\n> **Hot**\n>\n> Steam burns.');
    expect(note).toContain('- [x] valve shut\n- [ ] pump off');
    expect(note).toContain('![plan](attachments/11/plan-of-vat.png)');
    expect(note).not.toContain('Document generated');
    expect(read('attachments/11/plan-of-vat.png')).toBe('png55');
    expect(missingWords(HTML_WORDS, note, report.losses)).toEqual([]);
    expect(report.losses.map(({ what }) => what).toSorted()).toEqual(['drawing', 'macro']);
  });
});

const XML_PAGES: readonly XmlPage[] = [
  { id: '10', title: 'Runbooks', body: '' },
  {
    id: '11',
    title: 'Vat: too hot?',
    parent: '10',
    body: `<p>See <ac:link><ri:page ri:content-title="Pump / down" /></ac:link> &nbsp;now</p><ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[if [[ -f a ]] >b; then
  echo "&amp;"]]></ac:plain-text-body></ac:structured-macro><p><ac:link><ri:user ri:userkey="k1" /></ac:link></p>`,
  },
  { id: '12', title: 'Pump / down', parent: '10', body: '<p>pump</p>' },
];

describe('an XML export', () => {
  test('becomes the same, with code byte for byte', async () => {
    writeFiles(join(folder.path, 'x'), { 'entities.xml': entitiesXml(XML_PAGES) });
    const report = await importOf(join(folder.path, 'x'));
    expect(report).toMatchObject({ pages: 3, written: ['Pump-down.md', 'Runbooks.md', 'Vat-too-hot.md'], losses: [] });
    const note = read('Vat-too-hot.md');
    expect(note).toContain('See [Pump / down](Pump-down.md) now');
    expect(note).toContain('```\nif [[ -f a ]] >b; then\n  echo "&amp;"\n```');
    expect(note).toContain('@Mira Vat');
    expect(note).toContain('version: 1');
  });

  test('expands no entity that it declares', async () => {
    const xml = entitiesXml([{ id: '1', title: 'A', body: '<p>a</p>' }])
      .replace(
        '<hibernate',
        '<!DOCTYPE x [<!ENTITY lol "lollollol"><!ENTITY bomb "&lol;&lol;&lol;"><!ENTITY file SYSTEM "file:///etc/hostname">]>\n<hibernate',
      )
      .replace('<![CDATA[A]]>', 'T &bomb; &file;');
    writeFiles(join(folder.path, 'x'), { 'entities.xml': xml });
    const [name = ''] = (await importOf(join(folder.path, 'x'))).written;
    expect(read(name)).toContain('# T &amp;bomb; &amp;file;');
    expect(read(name)).not.toContain('lollol');
  });

  test('of many pages is read as a stream', async () => {
    const pages = Array.from({ length: 500 }, (_, index) => ({
      id: String(index + 1),
      title: `Page ${index}`,
      body: `<p>text ${index}</p>`,
    }));
    writeFiles(join(folder.path, 'x'), { 'entities.xml': entitiesXml(pages) });
    expect((await importOf(join(folder.path, 'x'))).written).toHaveLength(500);
    expect((await importOf(join(folder.path, 'x'))).unchanged).toBe(500);
  });
});

describe('again', () => {
  const source = () => join(folder.path, 'x');
  const put = (pages: readonly XmlPage[]) => writeFiles(source(), { 'entities.xml': entitiesXml(pages) });
  const changed = (body: string) => XML_PAGES.map((page) => (page.id === '12' ? { ...page, body, version: 2 } : page));

  test('writes only what changed', async () => {
    put(XML_PAGES);
    await importOf(source());
    expect(await importOf(source())).toMatchObject({ written: [], unchanged: 3, conflicts: [] });
    put(changed('<p>other pump</p>'));
    expect(await importOf(source())).toMatchObject({ written: ['Pump-down.md'], unchanged: 2 });
    expect(read('Pump-down.md')).toContain('other pump');
  });

  test('leaves an edited note as it is, and puts what is new beside it once', async () => {
    put(XML_PAGES);
    await importOf(source());
    writeFileSync(join(into, 'Pump-down.md'), 'mine');
    expect(await importOf(source())).toMatchObject({ written: [], conflicts: [] });
    put(changed('<p>other pump</p>'));
    const copy = 'Pump-down.from-confluence.md';
    expect(await importOf(source())).toMatchObject({ written: [copy], conflicts: [{ path: 'Pump-down.md', copy }] });
    expect(read('Pump-down.md')).toBe('mine');
    expect(read(copy)).toContain('other pump');
    expect(await importOf(source())).toMatchObject({ written: [], conflicts: [] });
    writeFileSync(join(into, copy), 'mine, too');
    put(changed('<p>third pump</p>'));
    const second = 'Pump-down.from-confluence-2.md';
    expect(await importOf(source())).toMatchObject({ written: [second] });
    expect([read('Pump-down.md'), read(copy)]).toEqual(['mine', 'mine, too']);
  });

  test('never writes over a file that was there before the first import', async () => {
    put(XML_PAGES);
    writeFiles(into, { 'Runbooks.md': 'my own list' });
    const copy = 'Runbooks.from-confluence.md';
    expect((await importOf(source())).conflicts).toEqual([{ path: 'Runbooks.md', copy }]);
    expect(read('Runbooks.md')).toBe('my own list');
  });

  test('moves a page that has a new title, rewrites links to it, and keeps what is gone', async () => {
    put(XML_PAGES);
    await importOf(source());
    const [top, vat, pump] = XML_PAGES;
    put([top!, { ...vat!, body: vat!.body.replace('Pump / down', 'Pump stands') }, { ...pump!, title: 'Pump stands' }]);
    await importOf(source());
    expect(existsSync(join(into, 'Pump-down.md'))).toBe(false);
    expect(read('Vat-too-hot.md')).toContain('(Pump-stands.md)');
    put([top!, vat!]);
    expect(await importOf(source())).toMatchObject({ gone: ['Pump-stands.md'] });
    expect(existsSync(join(into, 'Pump-stands.md'))).toBe(true);
  });

  test('adopts what an import wrote whose list is lost, and refuses a folder of another space', async () => {
    put(XML_PAGES);
    await importOf(source());
    rmSync(join(into, '.daybook-import.json'));
    expect(await importOf(source())).toMatchObject({ written: [], unchanged: 3, conflicts: [] });
    writeFiles(source(), { 'entities.xml': entitiesXml(XML_PAGES).replace('<![CDATA[BREW]]>', '<![CDATA[OTHER]]>') });
    expect(await refusalOf(source())).toContain('already holds the import of confluence BREW');
  });

  test('goes on after Ctrl-C', async () => {
    put(XML_PAGES);
    const stop = new AbortController();
    stop.abort();
    const { outcome } = await runCommand(['import', 'confluence', source(), '--into', into], { signal: stop.signal });
    expect(outcome).toBe(130);
    expect(readdirSync(into).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect((await importOf(source())).conflicts).toEqual([]);
    expect(read('Pump-down.md')).toContain('pump');
  });
});

describe('bounds', () => {
  const put = (files: Readonly<Record<string, Buffer>>): string => {
    const path = join(folder.path, 'export.zip');
    writeFileSync(path, zipFile(files));
    return path;
  };
  const page = Buffer.from(htmlPage('A', '<p>a</p>'));

  test.each(['../out.html', '/abs.html', 'C:/abs.html', 'a/../../b.html'])(
    'refuse a zip with the name %s',
    async (name) => {
      expect(await refusalOf(put({ 'A_1.html': page, [name]: page }))).toContain('cannot be read as a zip');
      expect(existsSync(join(folder.path, 'out.html'))).toBe(false);
    },
  );

  test('refuse zips that unpack to too much, by what they say and by what they do', async () => {
    const bytes = zipFile({ 'A_1.html': page, 'big.html': Buffer.from('small') });
    const at = bytes.lastIndexOf('big.html') - 46;
    const bomb = Buffer.from(bytes);
    bomb.writeUInt32LE(2_000_000_000, at + 24);
    const path = join(folder.path, 'export.zip');
    writeFileSync(path, bomb);
    expect(await refusalOf(path)).toMatch(/unpacks to more|cannot be read/);
    expect(await refusalOf(join(folder.path, 'export.zip'))).toBeTruthy();
    writeFileSync(path, 'no zip at all');
    expect(await refusalOf(path)).toContain('cannot be read as a zip');
    expect(await refusalOf(join(folder.path, 'nowhere'))).toContain('There is no file or folder');
  });

  test('do not follow links, neither in a zip nor in a folder nor in the target', async () => {
    const bytes = zipFile({ 'A_1.html': page, 'B_2.html': Buffer.from('/etc/hostname') });
    bytes.writeUInt32LE((0o120777 << 16) >>> 0, bytes.lastIndexOf('B_2.html') - 46 + 38);
    const path = join(folder.path, 'export.zip');
    writeFileSync(path, bytes);
    const zipped = await importOf(path);
    expect(zipped).toMatchObject({ pages: 1, losses: [{ what: 'file' }] });
    writeFiles(join(folder.path, 'x'), { 'A_1.html': String(page) });
    symlinkSync('/etc/hostname', join(folder.path, 'x', 'B_2.html'));
    expect(await importOf(join(folder.path, 'x'))).toMatchObject({
      pages: 1,
      unchanged: 1,
      losses: [{ what: 'file' }],
    });
    const outside = tempFolder('outside');
    symlinkSync(outside.path, join(into, 'attachments'));
    writeFiles(join(folder.path, 'x'), { 'attachments/1/2.png': 'png' });
    expect(await refusalOf(join(folder.path, 'x'))).toContain('leads out of');
    expect(readdirSync(outside.path)).toEqual([]);
    outside.remove();
  });

  test('make names that every file system takes, each once', async () => {
    const titles = [
      'CON',
      'con',
      'a/b\\c:d*e?"<>|',
      '..',
      'Größe',
      'GRÖSSE',
      'größe',
      'x'.repeat(400),
      'trailing. ',
      '温度',
      '.hidden',
      'a\u202Eb',
    ];
    const pages = titles.map((title, index) => ({ id: String(index + 1), title, body: `<p>p${index}</p>` }));
    writeFiles(join(folder.path, 'x'), { 'entities.xml': entitiesXml(pages) });
    const { written } = await importOf(join(folder.path, 'x'));
    expect(written).toHaveLength(titles.length);
    expect(new Set(written.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(titles.length);
    for (const name of written) {
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}]+\.md$/u);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul)\.|^\.|[. ]\.md$/i);
      expect(Buffer.byteLength(name)).toBeLessThan(200);
    }
  });

  test('read what is nested thousands of levels deep', async () => {
    const body = '<div>'.repeat(5000) + 'core' + '</div>'.repeat(5000) + '<ul><li>'.repeat(3000) + 'leaf';
    writeFiles(join(folder.path, 'x'), { 'entities.xml': entitiesXml([{ id: '1', title: 'Deep', body }]) });
    const { losses } = await importOf(join(folder.path, 'x'));
    expect(read('Deep.md')).toContain('core');
    expect(read('Deep.md')).toContain('leaf');
    expect(losses[0]).toMatchObject({ page: 'Deep.md', what: 'nesting' });
  });

  test('say what an empty folder lacks', async () => {
    writeFiles(join(folder.path, 'x'), { 'readme.txt': 'nothing' });
    expect(await refusalOf(join(folder.path, 'x'))).toContain('holds no page');
    renameSync(join(folder.path, 'x', 'readme.txt'), join(folder.path, 'x', 'entities.xml'));
    expect(await refusalOf(join(folder.path, 'x'))).toContain('holds no page');
  });
});
