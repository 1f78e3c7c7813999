import { expect, test } from 'vitest';
import { isAppUrl } from '../../../electron/app-origin.ts';
import { engineLocation } from '../../../electron/engine-location.ts';
import { externalLink } from '../../../electron/external-link.ts';
import { afterEnd, CRASH_WINDOW_MS } from '../../../electron/restart-policy.ts';

test('only app://daybook is the page itself', () => {
  expect(['app://daybook/', 'app://daybook/index.html#/ask', 'APP://daybook/x'].map(isAppUrl)).toEqual([
    true,
    true,
    true,
  ]);
  const foreign = [
    'app://daybook.evil/',
    'app://other/',
    'https://daybook/',
    'file:///etc/passwd',
    'app://daybook:1/',
    '',
    'x',
  ];
  expect(foreign.map(isAppUrl)).toEqual(foreign.map(() => false));
});

test('web and mail addresses may leave, everything that could start a program may not', () => {
  expect(externalLink('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(externalLink('mailto:a@example.org')).toBe('mailto:a@example.org');
  const refused = [
    'file:///bin/sh',
    'smb://host/x',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'data:text/html,x',
    'vscode://x',
    '',
  ];
  expect(refused.map(externalLink)).toEqual(refused.map(() => null));
  expect(externalLink('https://bank.example@evil.example/')).toBe(null);
});

test('an engine that ends once is started again, twice within a minute is reported', () => {
  expect(afterEnd([1_000])).toBe('restart');
  expect(afterEnd([1_000, 1_000 + CRASH_WINDOW_MS])).toBe('report');
  expect(afterEnd([1_000, 1_001 + CRASH_WINDOW_MS])).toBe('restart');
  expect(afterEnd([0, 100_000, 100_500])).toBe('report');
});

test('the engine runs from the checkout, and from beside the asar when packed', () => {
  const app = { appPath: '/repo', resourcesPath: '/app/resources', platform: 'linux' } as const;
  expect(engineLocation({ ...app, isPackaged: false })).toEqual({
    isInstalled: false,
    root: '/repo',
    entry: '/repo/electron/engine-host.ts',
    node: '/repo/node_modules/node/bin/node',
  });
  expect(engineLocation({ ...app, isPackaged: true })).toEqual({
    isInstalled: true,
    root: '/app/resources/app.asar.unpacked',
    entry: '/app/resources/app.asar.unpacked/electron/engine-host.ts',
    node: '/app/resources/node/node',
  });
  expect(engineLocation({ ...app, isPackaged: true, platform: 'win32' }).node).toMatch(/node\.exe$/);
});
