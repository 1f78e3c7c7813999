import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Imports an invented export of Confluence of nearly 1 GB with 10,000 pages, then one with a page of 50 MB, each in a process
 * of its own whose highest memory is read at its end.
 *   npx node test/bench/import.ts
 */

const PAGES = 10_000;
const PAGE_CHARS = 100_000;
const LARGE_PAGE_CHARS = 50 * 1024 ** 2;

const WORDS = 'vat pump keg valve steam pressure drain restart queue node alert owner brew cool line'.split(' ');

/** A page in storage format: paragraphs, a list with code, a table; each a little different. */
function pageBody(seed: number, chars: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let n = 0; length < chars; n += 1) {
    const words = Array.from({ length: 60 }, (_, at) => WORDS[(seed * 31 + n * 17 + at * at) % WORDS.length]).join(' ');
    const part =
      n % 5 === 0
        ? `<h2>Part ${n}</h2><ol><li><p>${words}</p><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter><ac:plain-text-body><![CDATA[vatctl drain --vat ${seed}-${n} | grep ok]] ></ac:plain-text-body></ac:structured-macro></li></ol>`
        : n % 5 === 3
          ? `<table><tbody><tr><th>${words}</th><th>b</th></tr><tr><td>${n}</td><td>${words}</td></tr></tbody></table>`
          : `<p>${words} <strong>${n}</strong> <a href="https://example.com/${n}">there</a></p>`;
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n');
}

async function writeExport(folder: string, bodies: Iterable<string>): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'entities.xml');
  const out = createWriteStream(file);
  const put = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await put(
    '<?xml version="1.0" encoding="UTF-8"?>\n<hibernate-generic>\n<object class="Space" package="x"><id name="id">900</id><property name="key"><![CDATA[BREW]]></property></object>\n',
  );
  let id = 0;
  for (const body of bodies) {
    id += 1;
    await put(
      `<object class="Page" package="x"><id name="id">${id}</id><property name="title"><![CDATA[Page ${id}]]></property><property name="version">1</property><property name="space" class="Space" package="x"><id name="id">900</id></property></object>
<object class="BodyContent" package="x"><id name="id">${id}9</id><property name="body"><![CDATA[${body}]]></property><property name="content" class="Page" package="x"><id name="id">${id}</id></property></object>\n`,
    );
  }
  out.end('</hibernate-generic>\n');
  await once(out, 'finish');
  return Math.round(statSync(file).size / 1024 ** 2);
}

const IMPORT = `
  const [source, into] = process.argv.slice(1);
  const { openFileSource } = await import('${join(import.meta.dirname, '../../core/import/file-source.ts')}');
  const { openExport } = await import('${join(import.meta.dirname, '../../core/import/confluence/open-export.ts')}');
  const { importPages } = await import('${join(import.meta.dirname, '../../core/import/import-pages.ts')}');
  const started = performance.now();
  const files = await openFileSource(source);
  const pages = await openExport(files, () => undefined);
  const report = await importPages(pages, { into, signal: new AbortController().signal, onProgress: () => undefined });
  console.log(JSON.stringify({
    pages: report.pages,
    written: report.written.length,
    unchanged: report.unchanged,
    losses: report.losses.filter(({ what }) => what === 'page').length,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }));`;

function importInProcess(source: string, into: string): unknown {
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', IMPORT, source, into], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the import ended with ${status}`);
  const result: unknown = JSON.parse(stdout);
  process.stderr.write(stdout);
  return result;
}

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
function* many(): Generator<string> {
  for (let page = 0; page < PAGES; page += 1) yield pageBody(page, PAGE_CHARS);
}
const megabytes = await writeExport(join(folder, 'many'), many());
const first = importInProcess(join(folder, 'many'), join(folder, 'notes'));
const again = importInProcess(join(folder, 'many'), join(folder, 'notes'));
rmSync(join(folder, 'many'), { recursive: true });
await writeExport(join(folder, 'large'), [pageBody(1, LARGE_PAGE_CHARS), '<p>small</p>']);
const large = importInProcess(join(folder, 'large'), join(folder, 'large-notes'));
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ megabytes, first, again, large }));
