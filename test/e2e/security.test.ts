import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReal } from '../electron-double/launch.ts';
import { canRun, HOSTS, newHome, openDaybook, removeHome, ROOT, serve, type Opened } from './hosts.ts';

/** What `core/contract/shell.ts` lists. */
const BRIDGE = [
  'hideCapture',
  'notifyIndexed',
  'onMessage',
  'openExternal',
  'openInEditor',
  'pathOf',
  'pickExport',
  'pickFolder',
  'platform',
  'preferencesChanged',
  'showAddress',
];

const EVIL = 'https://evil.example';

/** Sends a POST to a loopback server with headers that a browser would not let a page set. */
function forge(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL('/rpc/status', url), { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end('{}');
  });
}

describe.skipIf(!canRun).each(HOSTS)('the page in %s', (host) => {
  const { dataDir, env } = newHome();
  let opened: Opened;

  beforeAll(async () => {
    opened = await openDaybook(host, env);
    await opened.page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('has the strict policy on the document, on every asset and on answers, and complains about nothing', async () => {
    expect(opened.complaints).toEqual([]);
    const policies = await opened.page.evaluate(async () => {
      const assets = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(
        (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
      );
      const answers = await Promise.all([location.pathname, ...assets].map((url) => fetch(url)));
      return [...answers, await fetch('/rpc/none', { method: 'POST' })].map((answer) =>
        answer.headers.get('content-security-policy'),
      );
    });
    expect(policies.length).toBeGreaterThan(3);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe/);
    }
  });

  test('loads nothing from elsewhere and runs no text as code', async () => {
    const refused = await opened.page.evaluate(async (evil) => {
      const directives = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
      const add = (tag: string, properties: object) =>
        document.body.append(Object.assign(document.createElement(tag), properties));
      add('script', { src: `${evil}/x.js` });
      add('script', { textContent: 'window.injected = 1' });
      add('iframe', { src: evil });
      add('img', { src: `${evil}/x.png` });
      add('style', { textContent: 'body { display: none }' });
      await fetch(evil).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval -- that this fails is what is tested
            resolve(new Function('return 1')());
          } catch (error) {
            resolve(String(error));
          }
        });
      });
      return { directives: [...directives].toSorted(), injected: 'injected' in window, evaluated };
    }, EVIL);
    expect(refused.directives).toEqual(
      expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem']),
    );
    expect(refused.injected).toBe(false);
    expect(refused.evaluated).toMatch(/EvalError/);
  });

  test('has no Node, and no more functions of the system than it needs', async () => {
    const found = await opened.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      bridge: 'daybook' in window ? Object.keys(window.daybook as object).toSorted() : [],
    }));
    expect(found).toEqual({ node: [], bridge: host === 'electron' ? BRIDGE : [] });
  });

  test('keeps the token out of the address', async () => {
    expect(await opened.page.evaluate(() => location.href)).not.toContain('token');
  });
});

describe.skipIf(!canRun)('the window', () => {
  const { dataDir, env } = newHome();
  let opened: Opened;
  const app = () => opened.app!;

  beforeAll(async () => {
    opened = await openDaybook('electron', env);
    await opened.page.getByRole('navigation').waitFor();
    await app().evaluate(({ shell }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      shell.openExternal = async (url: string) => void seen.push(url);
    });
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });
  const seen = () => app().evaluate(() => (globalThis as unknown as { seen: string[] }).seen);

  test('is isolated, sandboxed and without Node', async () => {
    const preferences = await app().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(
        (window: { _opts?: { webPreferences: object }; webContents: { getLastWebPreferences(): object } }) =>
          window._opts?.webPreferences ?? window.webContents.getLastWebPreferences(),
      ),
    );
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(preferences[0]).not.toHaveProperty('enableBlinkFeatures');
    expect(preferences[0]).not.toHaveProperty('experimentalFeatures', true);
  });

  test('opens no other window; web and mail addresses go to the system, others nowhere', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      for (const url of ['https://example.org/doc', 'mailto:a@example.org', 'file:///etc/passwd', 'smb://host/x'])
        window.open(url);
    });
    await expect.poll(seen).toEqual(['https://example.org/doc', 'mailto:a@example.org']);
    await page.evaluate(async () => {
      const bridge = window.daybook!;
      await bridge.openExternal('https://example.org/bridge');
      await bridge.openExternal('file:///etc/passwd').catch(() => null);
    });
    expect((await seen()).slice(2)).toEqual(['https://example.org/bridge']);
    expect(await app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('stays on its page', async () => {
    const { page } = opened;
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/']) {
      await page.evaluate((url) => {
        const link = Object.assign(document.createElement('a'), { href: url });
        document.body.append(link);
        link.click();
        link.remove();
      }, url);
    }
    await page.waitForTimeout(300);
    const url: string = await app().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].webContents.getURL(),
    );
    expect(url).toMatch(/^app:\/\/daybook\/index\.html/);
  });

  test('reaches no network even when the policy of the page is not asked', async () => {
    const reached = await app().evaluate(async ({ BrowserWindow }) => {
      const code = "fetch('https://example.org/').then(() => 'reached', String)";
      return String(await BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(code));
    });
    expect(reached).toMatch(/TypeError/);
  });

  test('gives the page the clipboard to write, and no other permission', async () => {
    const { page } = opened;
    expect(
      await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'given',
          (error: Error) => error.name,
        ),
      ),
    ).toBe('NotAllowedError');
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    if (isReal) return;
    const types = readFileSync(join(ROOT, 'node_modules', 'electron', 'electron.d.ts'), 'utf8');
    const names = (/permission: ('ar'[^,]*?), callback/.exec(types)?.[1] ?? '')
      .split(' | ')
      .map((name) => name.slice(1, -1));
    expect(names.length).toBeGreaterThan(30);
    const granted = await app().evaluate(({ session, BrowserWindow }, names: string[]) => {
      const contents = BrowserWindow.getAllWindows()[0].webContents;
      return names.filter((name) => {
        let isGranted = false;
        session.defaultSession._request(contents, name, (given: boolean) => (isGranted = given), {});
        const isChecked = session.defaultSession._check(contents, name, 'app://daybook/', {});
        const isForeign = session.defaultSession._check(contents, name, 'https://evil.example/', {});
        return isGranted || isChecked || isForeign;
      });
    }, names);
    expect(granted).toEqual(['clipboard-sanitized-write']);
  });

  test.skipIf(isReal)('answers the system calls of its own page only', async () => {
    const answers = await app().evaluate(async ({ ipcMain }) => {
      const frames = [
        { url: 'app://daybook.evil.example/', parent: null },
        { url: 'https://daybook/', parent: null },
        { url: 'file:///etc/passwd', parent: null },
        { url: 'app://daybook/index.html', parent: {} },
        null,
      ];
      const tried: string[] = [];
      for (const [channel, handler] of ipcMain._handlers) {
        for (const senderFrame of frames) {
          const call = async () => handler({ senderFrame, sender: {} }, 'https://example.org/');
          tried.push(
            await call().then(
              () => `${channel} answered`,
              (error: Error) => error.message,
            ),
          );
        }
      }
      return tried;
    });
    expect(answers).toHaveLength(8 * 5);
    expect(new Set(answers)).toEqual(new Set(['This page may not ask that.']));
  });

  test.skipIf(isReal)('refuses a forged origin, and another host of the scheme', async () => {
    const url: string = await app().evaluate(({ _double }) => _double.toHttp('app://daybook/'));
    const host = new URL(url).host;
    const local = url.replace(/\/\/[^/:]+/, '//127.0.0.1');
    const json = { 'content-type': 'application/json' };
    expect(await forge(local, { ...json, host, origin: `http://${host}` })).toBe(200);
    expect(await forge(local, { ...json, host, origin: EVIL })).toBe(403);
    expect(await forge(local, { ...json, host, origin: 'null' })).toBe(403);
    expect(await forge(local, { ...json, host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await forge(local, { ...json, host: host.replace('daybook', 'other') })).toBe(404);
  });

  test('serves nothing outside its page', async () => {
    const statuses = await opened.page.evaluate(async () => {
      const paths = ['/..%2fmain/main.js', '/../main/main.js', '/%2e%2e/package.json', '/etc/passwd', '/index.html%00'];
      return Promise.all(paths.map((path) => fetch(path).then((answer) => answer.status)));
    });
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

test.skipIf(!canRun)('daybook serve refuses forged hosts and origins, and whoever has no token', async () => {
  const { dataDir, env } = newHome();
  const server = await serve(env);
  const { host, hash } = new URL(server.url);
  const own = { 'content-type': 'application/json', authorization: `Bearer ${hash.replace('#token=', '')}` };
  expect(await forge(server.url, { ...own, host })).toBe(200);
  expect(await forge(server.url, { ...own, host, origin: `http://${host}` })).toBe(200);
  expect(await forge(server.url, { ...own, host: 'evil.example' })).toBe(403);
  expect(await forge(server.url, { ...own, host, origin: EVIL })).toBe(403);
  expect(await forge(server.url, { ...own, host, origin: 'null' })).toBe(403);
  expect(await forge(server.url, { 'content-type': 'application/json', host })).toBe(401);
  expect(await forge(server.url, { ...own, host, authorization: 'Bearer wrong' })).toBe(401);
  expect(await server.close()).toBe(0);
  removeHome(dataDir);
});

test('the packed app has its fuses set', () => {
  const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  for (const fuse of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'onlyLoadAppFromAsar: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'grantFileProtocolExtraPrivileges: false',
    'enableCookieEncryption: true',
  ]) {
    expect(config).toContain(fuse);
  }
});

test.skipIf(!canRun)('the built processes carry their packages: only electron and node:* are imported', () => {
  const main = readFileSync(join(ROOT, 'out', 'main', 'main.js'), 'utf8');
  const preload = readFileSync(join(ROOT, 'out', 'preload', 'preload.cjs'), 'utf8');
  const imports = [...main.matchAll(/^import .*?from ["'](.+?)["']/gm)].map(([, name]) => name ?? '');
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
  expect([...preload.matchAll(/require\(["'](.+?)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
});
