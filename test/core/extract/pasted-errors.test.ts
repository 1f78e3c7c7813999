import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedErrors } from '../../../core/extract/errors/pasted-errors.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';

const first = (text: string) => pastedErrors(text)[0];

/** A log of a service that is well, but for what is put into it. */
function log(lines: number, at: Readonly<Record<number, string>>): string {
  const calm = (n: number) =>
    `2024-11-19T14:${String(n % 60).padStart(2, '0')}:11.${n % 1000}Z INFO  [worker-${n % 7}] com.acme.Relay - ` +
    (n % 3 === 0 ? `delivered batch ${n} in ${n % 90} ms` : `polled queue orders-${n % 5}, 0 errors`);
  return Array.from({ length: lines }, (_, n) => at[n] ?? calm(n)).join('\n');
}

describe('what was asked about', () => {
  it('is what stands behind the words that lead to it', () => {
    const expected = 'dial tcp <addr>: connect: connection refused';
    expect(first('this error came up again: dial tcp 10.2.3.4:5432: connect: connection refused')?.text).toBe(expected);
    expect(first('Have we seen `dial tcp 10.9.9.9:1: connect: connection refused` before?')?.text).toBe(expected);
    expect(first('dial tcp 10.2.3.4:5432: connect: connection refused - have we seen this before?')?.text).toBe(
      expected,
    );
  });

  it('is found in a fence', () => {
    expect(
      first('again:\n```\nE1119 14:02:11.1 1 a.go:3] lost the lease, no route to host\n```\nseen before?')?.text,
    ).toBe('lost the lease, no route to host');
  });

  it('is nothing where nobody speaks of an error', () => {
    for (const text of [
      'who owns the importer',
      'what did we decide about retries',
      '',
      '   ',
      'standup of last week',
    ]) {
      expect(pastedErrors(text), text).toEqual([]);
    }
  });
});

describe('the most telling error of a long log', () => {
  const COMPLAINTS = {
    120: '2024-11-19T14:20:11.3Z WARN  [worker-1] com.acme.Relay - retrying batch 120',
    121: '2024-11-19T14:20:12.3Z ERROR [worker-1] com.acme.Relay - delivery failed',
    200: '2024-11-19T14:33:01.0Z ERROR [worker-4] com.acme.Relay - delivery failed',
    280: '2024-11-19T14:39:59.9Z ERROR [main] com.acme.Relay - shutting down, see above for details',
  };

  it('is the one that names its cause, not the first and not the last', () => {
    const cause =
      '2024-11-19T14:25:00.1Z ERROR [worker-2] com.acme.Store - write of segment 17 failed: no space left on device';
    const found = pastedErrors(log(300, { ...COMPLAINTS, 150: cause }));
    expect(found[0]).toMatchObject({ at: 150, text: 'write of segment <n> failed: no space left on device' });
    expect(found.find(({ text }) => text === 'delivery failed')).toMatchObject({ at: 121, count: 2 });
  });

  it('is the cause at the end of a trace', () => {
    const trace = [
      'java.lang.IllegalStateException: batch 120 is stuck',
      '\tat com.acme.Relay.deliver(Relay.java:57)',
      'Caused by: java.net.SocketTimeoutException: Read timed out',
      '\tat java.base/java.net.Socket.read(Socket.java:1)',
      '\t... 23 more',
    ].join('\n');
    expect(first(log(300, { ...COMPLAINTS, 150: trace }))?.text).toBe(
      'java.net.sockettimeoutexception: read timed out',
    );
  });

  it('counts lines that differ in their volatile parts only', () => {
    const at = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        n * 5,
        `{"level":"error","msg":"publish failed","err":"dial tcp 10.0.0.${n}:5672: i/o timeout","attempt":${n}}`,
      ]),
    );
    expect(first(log(300, at))).toMatchObject({ text: 'publish failed: dial tcp <addr>: i/o timeout', count: 40 });
  });
});

describe('reading', () => {
  const MEGABYTE = 1_000_000;
  const LINES: Readonly<Record<string, string>> = {
    words: `${'GET /x '.repeat(70_000)} Error: connect ECONNREFUSED 10.0.0.1:5 ${'a b c '.repeat(90_000)}`,
    letters: 'a'.repeat(MEGABYTE),
    'hex digits': '0123456789abcdef'.repeat(MEGABYTE / 16),
    'a path without end': '/error'.repeat(MEGABYTE / 6),
    colons: 'error:'.repeat(MEGABYTE / 6),
    quotes: '"error '.repeat(MEGABYTE / 7),
    'at signs': '@error.'.repeat(MEGABYTE / 7),
    brackets: '(error'.repeat(MEGABYTE / 6),
    spaces: `error${' '.repeat(MEGABYTE)}failed`,
    json: `{"level":"error","msg":"${'x failed '.repeat(MEGABYTE / 9)}","err":"boom"}`,
    escapes: '"error\\'.repeat(MEGABYTE / 7),
  };

  it.each(Object.entries(LINES))(
    'takes a time that grows with the text only: a megabyte of %s in one line',
    (_, text) => {
      const prepare = (size: number) => () => void pastedErrors(text.slice(0, size));
      expect(growth(prepare, text.length)).toBeLessThan(LINEAR);
    },
  );

  it('is total', () => {
    const piece = fc.constantFrom(
      'error',
      ': ',
      '\n',
      '{"msg":"',
      '"}',
      '[',
      ']',
      '<',
      '10.0.0.1',
      ' at x (',
      ')',
      '`',
      'Caused by: ',
      '\\',
      '  File "a", line 1, in b',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
        for (const { text, tokens, weight } of pastedErrors(parts.join(''))) {
          expect(Number.isFinite(weight)).toBe(true);
          expect(text.includes('\n')).toBe(false);
          expect(tokens.every((token) => /^[\p{L}\p{N}]+$/u.test(token))).toBe(true);
        }
      }),
    );
  });
});
