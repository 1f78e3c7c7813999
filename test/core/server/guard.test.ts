import { describe, expect, test } from 'vitest';
import { hasToken, isOwnHost, isOwnOrigin, isOwnSite, refusal } from '../../../core/server/guard.ts';

const PORT = 4747;

describe('Host', () => {
  test.each(['127.0.0.1:4747', 'localhost:4747', 'LocalHost:4747'])('%s is this server', (host) => {
    expect(isOwnHost(host, PORT)).toBe(true);
  });

  test.each([
    null,
    '',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:4748',
    '127.0.0.1:04747',
    'localhost.:4747',
    'evil.example:4747',
    'evil.example',
    'localhost.evil.example:4747',
    '127.0.0.1.evil.example:4747',
    '127.0.0.1:4747.evil.example',
    'evil@127.0.0.1:4747',
    '127.0.0.1:4747@evil.example',
    '127.0.0.1:4747, evil.example',
    '0.0.0.0:4747',
    '[::1]:4747',
    '[::ffff:127.0.0.1]:4747',
    '127.1:4747',
    '2130706433:4747',
    '0x7f000001:4747',
    ' 127.0.0.1:4747',
    '127.0.0.1:4747\u0000',
    'lоcalhost:4747',
  ])('%j is another', (host) => {
    expect(isOwnHost(host, PORT)).toBe(false);
  });

  test('browsers leave port 80 out', () => {
    expect(isOwnHost('localhost', 80)).toBe(true);
    expect(isOwnHost('evil.example', 80)).toBe(false);
  });
});

describe('Origin', () => {
  test.each([null, 'http://127.0.0.1:4747', 'http://localhost:4747'])('%j is this page or no page', (origin) => {
    expect(isOwnOrigin(origin, PORT)).toBe(true);
  });

  test.each([
    'null',
    '',
    'https://127.0.0.1:4747',
    'http://127.0.0.1:5173',
    'http://127.0.0.1',
    'http://evil.example',
    'http://127.0.0.1:4747.evil.example',
    'http://127.0.0.1:4747/',
    'file://',
    'app://daybook',
    'chrome-extension://abcdef',
    'http://127.0.0.1:4747, http://evil.example',
  ])('%j is another', (origin) => {
    expect(isOwnOrigin(origin, PORT)).toBe(false);
  });
});

test('Sec-Fetch-Site', () => {
  expect([null, 'same-origin', 'none'].map(isOwnSite)).toEqual([true, true, true]);
  expect(['cross-site', 'same-site', ''].map(isOwnSite)).toEqual([false, false, false]);
});

test('token', () => {
  expect(hasToken('Bearer abc', 'abc')).toBe(true);
  const wrong = [
    null,
    '',
    'abc',
    'bearer abc',
    'Bearer',
    'Bearer ',
    'Bearer abcd',
    'Bearer ab',
    'Basic abc',
    'Bearer abc ',
  ];
  for (const value of wrong) expect(hasToken(value, 'abc'), String(value)).toBe(false);
});

test('what is wrong decides the code, and the page needs no token', () => {
  const self = { port: PORT, token: 'secret' };
  const code = (headers: Record<string, string>, needsToken = true) =>
    refusal(new Headers(headers), self, { needsToken })?.code ?? null;
  const host = '127.0.0.1:4747';
  expect(code({ host, authorization: 'Bearer secret' })).toBeNull();
  expect(code({ host })).toBe('unauthorized');
  expect(code({ host }, false)).toBeNull();
  expect(code({ host: 'evil.example' }, false)).toBe('forbidden');
  expect(code({ host, origin: 'http://evil.example', authorization: 'Bearer secret' })).toBe('forbidden');
  expect(code({ host, 'sec-fetch-site': 'cross-site', authorization: 'Bearer secret' })).toBe('forbidden');
});
