import { describe, expect, it } from 'vitest';
import { findSignatures } from '../../../core/extract/errors/signatures.ts';
import { parseText } from '../../helpers/parse.ts';

const found = (text: string) =>
  findSignatures(parseText(text)).map(({ line, endLine, section, text: said }) => [line, endLine, section, said]);

describe('errors of a note', () => {
  it('stand in a fence, with the lines of their trace', () => {
    const note = [
      '# 2024-11-19',
      '',
      'Relay went down again:',
      '',
      '```',
      '14:02:11 INFO polled',
      '14:02:12 ERROR publish failed: no route to host',
      'java.lang.IllegalStateException: batch 7 is stuck',
      '\tat com.acme.Relay.deliver(Relay.java:57)',
      '\tat com.acme.Main.run(Main.java:3)',
      '```',
      '',
      '## Fix',
      'Restarted it.',
    ];
    expect(found(note.join('\n'))).toEqual([
      [7, 7, 0, 'publish failed: no route to host'],
      [8, 10, 0, 'java.lang.illegalstateexception: batch <n> is stuck'],
    ]);
  });

  it('are quoted in a sentence, or stand in a line of their own', () => {
    const note = [
      '- saw `dial tcp 10.1.1.7:5432: connect: connection refused` from the importer, restarted the pooler',
      '- the deploy failed with "permission denied for relation orders", see the runbook',
      '> 2024-11-19T14:02:11Z ERROR lease of shard 12 is lost: context deadline exceeded',
      '- java.net.SocketTimeoutException: Read timed out, after the upgrade',
    ];
    expect(found(note.join('\n'))).toEqual([
      [1, 1, 0, 'dial tcp <addr>: connect: connection refused'],
      [2, 2, 0, 'permission denied for relation orders'],
      [3, 3, 0, 'lease of shard <n> is lost: context deadline exceeded'],
      [4, 4, 0, 'java.net.sockettimeoutexception: read timed out, after the upgrade'],
    ]);
  });

  it('are not what people say about failures, and not what code prints', () => {
    const note = [
      '# Errors and how we handle them',
      'The importer failed again, nobody knows why. It cannot be the network.',
      '- [ ] find out why login is denied for Mira',
      'We call it `onError`, and `retryCount` is unknown.',
      '```bash',
      'grep -i error /var/log/syslog',
      'kubectl get events | grep Failed',
      'test -f x || echo "no such file"',
      '```',
      '```go',
      'if err != nil { return fmt.Errorf("failed to open: %w", err) }',
      '```',
    ];
    expect(found(note.join('\n'))).toEqual([]);
  });

  it('keeps the most telling ones of a whole log', () => {
    const lines = Array.from(
      { length: 900 },
      (_, n) =>
        `12:00:00 ERROR job of ${'abcdefghij'[n % 10]}${'klmnopqrst'[((n / 10) % 10) | 0]}${'uvwxyz'[((n / 100) % 6) | 0]} failed`,
    );
    const note = ['```', ...lines, '12:00:01 FATAL java.io.IOException: No space left on device', '```'].join('\n');
    const signatures = found(note);
    expect(signatures.length).toBeLessThanOrEqual(60);
    expect(signatures.at(-1)?.[3]).toBe('java.io.ioexception: no space left on device');
  });
});
