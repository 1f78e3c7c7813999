import { expect, test } from 'vitest';
import { createHandler } from '../../../core/server/handler.ts';
import { sampleProcedures } from './sample-procedures.ts';

const handler = createHandler(sampleProcedures());

/** The status with which a procedure answers a body of three megabytes. */
async function statusOf(name: string, input: object): Promise<number> {
  const body = JSON.stringify({ ...input, padding: 'x'.repeat(3_000_000) });
  const headers = { 'content-type': 'application/json' };
  return (await handler(new Request(`http://daybook.invalid/rpc/${name}`, { method: 'POST', headers, body }))).status;
}

test('only what carries a note or a picture may be large', async () => {
  const hash = 'a'.repeat(64);
  expect(await statusOf('saveNote', { path: 'a.md', hash, edits: [], length: 0 })).toBe(200);
  expect(await statusOf('keepDraft', { path: 'a.md', hash, edits: [] })).toBe(200);
  expect(await statusOf('attachPicture', { path: 'a.md', type: 'image/png', data: '' })).toBe(200);
  expect(await statusOf('search', { query: 'kettle' })).toBe(400);
  expect(await statusOf('noteText', { path: 'a.md' })).toBe(400);
});
