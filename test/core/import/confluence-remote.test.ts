import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DaybookError } from '../../../core/errors.ts';
import { ErrorBodySchema } from '../../../core/contract/error-body.ts';
import { ImportReportSchema, type ImportReport } from '../../../core/contract/import.ts';
import { linkedAddress, parseSpaceAddress } from '../../../core/import/confluence/remote/address.ts';
import { openSpace } from '../../../core/import/confluence/remote/open-space.ts';
import { importPages } from '../../../core/import/import-pages.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { sampleProcedures } from '../server/sample-procedures.ts';
import { confluenceServer, type ConfluenceServer, type ServedPage } from './confluence-server.ts';

let folder: ReturnType<typeof tempFolder>;
let into: string;
beforeEach(() => {
  folder = tempFolder('remote');
  into = join(folder.path, 'notes');
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

const read = (name: string) => readFileSync(join(into, name), 'utf8');
const picture = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const PAGES: readonly ServedPage[] = [
  { id: '10', title: 'Runbooks', body: '', labels: ['oncall'] },
  {
    id: '11',
    title: 'Vat: too hot?',
    parent: '10',
    version: 4,
    labels: ['oncall', 'vats'],
    body: `<p>See <ac:link><ri:page ri:content-title="Pump / down" /></ac:link>, ask <ac:link><ri:user ri:account-id="acc:7" /></ac:link><ac:link><ri:user ri:userkey="u7" /></ac:link></p>
<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter><ac:plain-text-body><![CDATA[vatctl cool --all "&amp;"]]></ac:plain-text-body></ac:structured-macro>
<ac:image><ri:attachment ri:filename="vat plan.png" /></ac:image>`,
    files: [{ name: 'vat plan.png', content: picture }],
  },
  { id: '12', title: 'Pump / down', parent: '700', body: '<p>pump</p>' },
  { id: '13', title: 'We bought a keg', body: '<p>news</p>', isPost: true, labels: ['vats'] },
];

interface Tried {
  readonly report: ImportReport | null;
  readonly error: DaybookError | null;
  readonly waits: readonly number[];
}

/** An import whose pauses are counted and not waited for. */
async function tryImport(
  server: ConfluenceServer,
  options: { readonly signal?: AbortSignal; readonly allow?: () => Promise<void> } = {},
): Promise<Tried> {
  const waits: number[] = [];
  const signal = options.signal ?? new AbortController().signal;
  const work = async (): Promise<ImportReport> => {
    const { source, close } = await openSpace({
      address: parseSpaceAddress(server.url, 'BREW'),
      login: { email: 'mira@example.com', token: 's3cret' },
      config: { proxy: null },
      signal,
      now: () => new Date('2031-03-11T00:00:00Z'),
      allow: options.allow ?? (async () => undefined),
      wait: async (ms) => void waits.push(ms),
      attachments: true,
      onFound: () => undefined,
    });
    return importPages(source, { into, signal, onProgress: () => undefined }).finally(close);
  };
  return work().then(
    (report) => ({ report, error: null, waits }),
    (error: unknown) => {
      if (error instanceof DaybookError) return { report: null, error, waits };
      throw error;
    },
  );
}

async function importByCommand(server: ConfluenceServer, ...more: readonly string[]) {
  const argv = ['import', 'confluence', '--url', server.url, '--space', 'BREW', '--into', into, '--json', ...more];
  const { outcome, stdout } = await runCommand(argv);
  return { outcome, stdout, output: JSON.parse(stdout) as unknown };
}

describe.each([
  { api: 'version 2', versions: [2] as const, hasFolder: true },
  { api: 'version 1 only', versions: [1] as const, hasFolder: false },
])('a space behind $api of the API', ({ versions, hasFolder }) => {
  test('becomes notes: pages of pages, labels, ancestors, owner, version, day, links, people, files', async () => {
    vi.stubEnv('DAYBOOK_CONFLUENCE_TOKEN', 's3cret');
    const server = await confluenceServer({ pages: PAGES, versions, login: 'Bearer s3cret' });
    const { outcome, output, stdout } = await importByCommand(server);
    expect(outcome, stdout).toBe(0);
    const report = ImportReportSchema.parse(output);
    expect(report).toMatchObject({ pages: 4, unchanged: 0, attachments: 1, conflicts: [], gone: [] });
    expect(report.losses.map(({ what }) => what)).toEqual(hasFolder ? ['user'] : []);
    expect(report.written).toEqual(['Pump-down.md', 'Runbooks.md', 'Vat-too-hot.md', 'We-bought-a-keg.md']);
    const note = read('Vat-too-hot.md');
    for (const line of [
      'title: "Vat: too hot?"',
      'id: "11"',
      'space: BREW',
      'ancestors:\n  - Runbooks',
      'labels:\n  - oncall\n  - vats',
      'owner: Mira Vat',
      'version: 4',
      'updated: 2031-03-10',
    ])
      expect(note).toContain(`\n${line}\n`);
    expect(note).toMatch(new RegExp(`\nurl: ${server.url}/(?:spaces/BREW/pages/11|pages/viewpage)`));
    expect(note).toContain('[Pump / down](Pump-down.md), ask @Mira Vat');
    expect(note).toContain('```bash\nvatctl cool --all "&amp;"\n```');
    expect(note).toContain('![vat plan.png](attachments/11/vat-plan.png)');
    expect(readFileSync(join(into, 'attachments/11/vat-plan.png')).equals(picture)).toBe(true);
    expect(read('Pump-down.md').includes('- Runbooks\n  - Cellar')).toBe(hasFolder);
    expect(read('We-bought-a-keg.md')).toContain('labels:\n  - vats');
    // The token goes to the host that was named, and nowhere else.
    for (const [index, path] of server.requests.entries())
      expect(server.authorizations[index]).toBe(path.startsWith('/storage/') ? null : 'Bearer s3cret');
    expect([stdout, note, readFileSync(join(into, '.daybook-import.json'), 'utf8')].join()).not.toContain('s3cret');
  });

  test('asks again only for what changed, and leaves an edited note alone', async () => {
    const server = await confluenceServer({ pages: PAGES, versions });
    await tryImport(server);
    server.requests.length = 0;
    expect((await tryImport(server)).report).toMatchObject({ written: [], unchanged: 4, conflicts: [] });
    expect(server.requests.filter((path) => /body|download/.test(path))).toEqual([]);
    writeFileSync(join(into, 'Pump-down.md'), 'mine');
    server.space.pages = PAGES.map((page) =>
      page.id === '12'
        ? { ...page, version: 2, body: '<p>new pump</p>' }
        : page.id === '10'
          ? { ...page, labels: [] }
          : page,
    );
    server.requests.length = 0;
    const copy = 'Pump-down.from-confluence.md';
    expect((await tryImport(server)).report).toMatchObject({
      written: [copy, 'Runbooks.md'],
      unchanged: 2,
      conflicts: [{ path: 'Pump-down.md', copy }],
    });
    expect(server.requests.filter((path) => path.includes('body'))).toHaveLength(2);
    expect([read('Pump-down.md'), read(copy).includes('new pump')]).toEqual(['mine', true]);
    server.space.pages = server.space.pages.filter(({ id }) => id !== '13');
    expect((await tryImport(server)).report).toMatchObject({ gone: ['We-bought-a-keg.md'], written: [] });
    expect(existsSync(join(into, 'We-bought-a-keg.md'))).toBe(true);
  });
});

describe('a server that is busy or fails', () => {
  test('is asked again after the time that it names, in seconds or as a date, or after longer and longer pauses', async () => {
    const server = await confluenceServer({ pages: PAGES });
    server.fault = (path, times) => {
      if (path.includes('/spaces?') && times === 1) return { status: 429, headers: { 'retry-after': '7' } };
      if (path.includes('/spaces/900/pages') && !path.includes('cursor') && times === 1)
        return { status: 429, headers: { 'retry-after': 'Tue, 11 Mar 2031 00:00:30 GMT' } };
      if (path.includes('/pages/12?') && times <= 2) return { status: 429 };
      if (path.includes('/pages/11?') && times === 1) return { status: 500 };
      return null;
    };
    const { report, waits } = await tryImport(server);
    expect(report).toMatchObject({ pages: 4, written: expect.toSatisfy((all: string[]) => all.length === 4) });
    expect(waits.toSorted((a, b) => a - b)).toEqual([1000, 1000, 2000, 7000, 30_000]);
  });

  test('ends the import, with a word on when to try again, where it stays busy', async () => {
    const server = await confluenceServer({ pages: PAGES });
    server.fault = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const long = await tryImport(server);
    expect(long.error?.message).toContain('asks to wait 60 minutes');
    expect(long.waits).toEqual([]);
    server.fault = () => ({ status: 429 });
    const often = await tryImport(server);
    expect(often.error).toMatchObject({ code: 'endpoint-failed' });
    expect(often.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test('loses one page that fails, says so, keeps what was there, and gets it the next time', async () => {
    const server = await confluenceServer({ pages: PAGES });
    await tryImport(server);
    server.space.pages = PAGES.map((page) => (page.id === '12' ? { ...page, version: 2, body: '<p>new</p>' } : page));
    server.fault = (path) => (path.includes('/pages/12?') ? { status: 500 } : null);
    const { report } = await tryImport(server);
    expect(report?.losses.find(({ what }) => what === 'page')?.detail).toMatch(
      /^Pump \/ down: .* failed with status 500/,
    );
    expect(read('Pump-down.md')).toContain('pump');
    server.fault = () => null;
    expect((await tryImport(server)).report).toMatchObject({ written: ['Pump-down.md'] });
  });

  test('goes on after cut answers and cut files, with the bytes that were missing', async () => {
    const server = await confluenceServer({ pages: PAGES });
    server.fault = (path, times) => {
      if (path.includes('/pages/11?') && times === 1) return { cutAfter: 40 };
      return path.startsWith('/storage/') && times <= 2 ? { cutAfter: 1500 } : null;
    };
    const { report, error } = await tryImport(server);
    expect(error).toBeNull();
    expect(report).toMatchObject({ pages: 4, attachments: 1 });
    expect(readFileSync(join(into, 'attachments/11/vat-plan.png')).equals(picture)).toBe(true);
  });

  test('that goes away keeps what came, and the next import goes on from there', async () => {
    const server = await confluenceServer({ pages: PAGES });
    server.fault = (path) => (path.includes('/pages/12?') ? { cutAfter: 0 } : null);
    const { error } = await tryImport(server);
    expect(error).toMatchObject({ code: 'endpoint-unreachable' });
    expect(error?.hint).toContain('goes on from there');
    expect(existsSync(join(into, 'Vat-too-hot.md'))).toBe(true);
    server.fault = () => null;
    server.requests.length = 0;
    expect((await tryImport(server)).report).toMatchObject({ written: ['Pump-down.md', 'We-bought-a-keg.md'] });
    expect(server.requests.filter((path) => path.includes('body'))).toHaveLength(2);
  });

  test('does not hold a stop: what came is kept', async () => {
    const server = await confluenceServer({ pages: PAGES });
    const stop = new AbortController();
    server.fault = (path) => {
      if (path.includes('/pages/12?')) stop.abort();
      return null;
    };
    await expect(tryImport(server, { signal: stop.signal })).rejects.toThrow(/abort/i);
    server.fault = () => null;
    expect((await tryImport(server)).report).toMatchObject({ pages: 4, conflicts: [] });
  });
});

describe('what is refused', () => {
  const failureOf = async (server: ConfluenceServer, ...more: readonly string[]) => {
    const { outcome, output } = await importByCommand(server, ...more);
    // SAFETY: what failed prints an error.
    const { error } = output as { error: unknown };
    return { outcome, ...ErrorBodySchema.parse(error) };
  };

  test('a login that the server does not take, and none where one is needed', async () => {
    const server = await confluenceServer({ pages: PAGES, login: `Basic ${btoa('mira@example.com:right')}` });
    expect(await failureOf(server)).toMatchObject({ outcome: 1, code: 'unauthorized' });
    vi.stubEnv('DAYBOOK_CONFLUENCE_TOKEN', 'wrong');
    const alone = await failureOf(server);
    expect(alone).toMatchObject({ outcome: 1, code: 'unauthorized' });
    expect(alone.hint).toContain('DAYBOOK_CONFLUENCE_EMAIL');
    expect(JSON.stringify(alone)).not.toContain('wrong');
    vi.stubEnv('DAYBOOK_CONFLUENCE_EMAIL', 'mira@example.com');
    vi.stubEnv('DAYBOOK_CONFLUENCE_TOKEN', 'right');
    expect((await importByCommand(server)).outcome).toBe(0);
  });

  test.each([[[2]], [[1]]] as const)('a space that is not there, by version %j', async (versions) => {
    const server = await confluenceServer({ pages: PAGES, versions });
    server.space.key = 'OTHER';
    expect(await failureOf(server)).toMatchObject({ outcome: 1, code: 'not-found' });
  });

  test('an answer that leads to another host, or is a login page', async () => {
    const server = await confluenceServer({ pages: PAGES });
    const away = { status: 302, headers: { location: 'https://login.example.invalid/sso' } };
    server.fault = () => away;
    expect((await failureOf(server)).message).toContain('leads to login.example.invalid');
    server.fault = () => ({ status: 200, body: '<html>Log in</html>' });
    expect((await failureOf(server)).hint).toContain('login page');
    server.fault = (path) =>
      path.includes('/spaces/900/pages')
        ? { status: 200, body: '{"results":[],"_links":{"next":"https://evil.example.invalid/wiki/x"}}' }
        : null;
    expect((await failureOf(server)).message).toContain('leads to evil.example.invalid');
  });

  test('the network that is closed while pages are fetched: nothing more is asked for', async () => {
    const server = await confluenceServer({ pages: PAGES });
    const closed = new DaybookError('network-off', 'The network is off for Daybook.', { hint: 'Turn it on.' });
    const tried = await tryImport(server, {
      allow: async () => {
        if (server.requests.length >= 2) throw closed;
      },
    });
    expect(tried.error).toBe(closed);
    expect(server.requests).toHaveLength(2);
  });

  test('the network while it is off, an insecure address, a password in one, a path beside one', async () => {
    const closed = {
      status: async () => ({ ...(await sampleProcedures().status({}, new AbortController().signal)), network: false }),
    };
    const argv = ['import', 'confluence', '--url', 'https://wiki.example.invalid', '--space', 'BREW', '--json'];
    const off = await runCommand([...argv, '--into', into], { procedures: closed });
    expect([off.outcome, off.stdout]).toEqual([1, expect.stringContaining('network-off')]);
    const message = async (...more: readonly string[]) =>
      (await runCommand(['import', 'confluence', ...more, '--json'])).stdout;
    expect(await message('--url', 'http://wiki.example.invalid', '--space', 'A')).toContain('plain text');
    expect(await message('--url', 'https://me:pw@wiki.example.invalid', '--space', 'A')).toContain(
      'user name or a password',
    );
    expect(await message('--url', 'ftp://x', '--space', 'A')).toContain('not the address');
    expect(await message('--url', 'https://wiki.example.invalid')).toContain('No space is named');
    expect(await message('x.zip', '--url', 'https://wiki.example.invalid')).toContain('A path and an address');
    expect(await message()).toContain('Nothing to import is named');
  });
});

test('addresses are taken as a browser shows them, and links as Confluence writes them', () => {
  const of = (url: string, space?: string) => {
    const { base, space: key } = parseSpaceAddress(url, space);
    return `${base} ${key}`;
  };
  expect(of('https://x.atlassian.net', 'OPS')).toBe('https://x.atlassian.net/wiki OPS');
  expect(of('https://x.atlassian.net/wiki/spaces/OPS/pages/123/Title')).toBe('https://x.atlassian.net/wiki OPS');
  expect(of('https://wiki.example.org/confluence/display/OPS')).toBe('https://wiki.example.org/confluence OPS');
  expect(of('https://wiki.example.org/', '~mira')).toBe('https://wiki.example.org ~mira');
  const base = 'https://x.example.org/ex/7/wiki';
  expect(linkedAddress('/wiki/api/v2/a?b=c', base)).toBe('https://x.example.org/ex/7/wiki/api/v2/a?b=c');
  expect(linkedAddress('/rest/api/a', base)).toBe('https://x.example.org/ex/7/wiki/rest/api/a');
  expect(linkedAddress('https://x.example.org/ex/7/wiki/a', base)).toBe('https://x.example.org/ex/7/wiki/a');
  expect(linkedAddress('https://y.example.org/a', base)).toBeNull();
  expect(linkedAddress('//y.example.org/a', base)).toBe('https://x.example.org/ex/7/wiki//y.example.org/a');
});
