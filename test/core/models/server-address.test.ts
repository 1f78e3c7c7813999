import { expect, test } from 'vitest';
import { parseServerAddress } from '../../../core/models/server-address.ts';

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000', true, ''],
  [' http://localhost:8000/v1/ ', 'http://localhost:8000', true, ''],
  ['localhost:8000', 'http://localhost:8000', true, ''],
  ['127.0.0.5:8000#qwen3:4b', 'http://127.0.0.5:8000', true, 'qwen3:4b'],
  ['http://[::1]:9', 'http://[::1]:9', true, ''],
  ['https://models.example.com/proxy/v1#a%2Fb', 'https://models.example.com/proxy', false, 'a/b'],
  ['http://host#100%', 'http://host', false, '100%'],
  ['192.168.1.20:11434', 'http://192.168.1.20:11434', false, ''],
  ['http://127.evil.example:1', 'http://127.evil.example:1', false, ''],
])('%j is a server', (...[typed, url, isHere, model]) => {
  expect(parseServerAddress(typed)).toMatchObject({ url, isHere, model });
});

test.each([
  ['my server', 'is not an address'],
  ['http://', 'is not an address'],
  ['ftp://127.0.0.1:21', 'over http:// or https://, not ftp://'],
  ['file:///etc/passwd', 'not file://'],
  ['http://me:secret@127.0.0.1:8000', 'a user name or a password'],
  ['http://0.0.0.0:8000', 'where a server listens'],
])('%j is none, and why is said without repeating a password', (typed, why) => {
  const read = () => parseServerAddress(typed);
  expect(read).toThrow(why);
  expect(read).not.toThrow('secret');
});
