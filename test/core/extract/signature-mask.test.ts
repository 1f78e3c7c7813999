import { describe, expect, it } from 'vitest';
import { maskMessage } from '../../../core/extract/errors/signature-mask.ts';

/** Each pair is the same error of two runs. */
const SAME: Readonly<Record<string, readonly [string, string]>> = {
  'an address and its port': [
    'dial tcp 10.2.3.4:5432: connect: refused',
    'dial tcp 192.168.7.1:6432: connect: refused',
  ],
  'an address of version 6': ['no route to [fe80::1ff:fe23:4567:890a]:443', 'no route to [2001:db8::2]:8443'],
  'a pointer': ['bad free at 0x7ffee4c0', 'bad free at 0xdeadbeef00'],
  'a uuid': [
    'volume pvc-6f9619ff-8b86-d011-b42d-00cf4fc964ff is lost',
    'volume pvc-16fd2706-8baf-433b-82eb-8c7fada847da is lost',
  ],
  'the end of a pod name': ['pod relay-7d9f8b6c5-x2x4z was evicted', 'pod relay-5c4bd9f6d8-q8w2r was evicted'],
  'a member of a set': ['kafka-0 lost its leader', 'kafka-12 lost its leader'],
  'a commit': ['cannot merge 3f2a9bc', 'cannot merge 9d81e07c2aa4d0b1f0e6c7a8b9d0e1f2a3b4c5d6'],
  'a container': [
    'container 4e5021d210f65ebe6670622c7089120a45e0a303430e4d7969b0f79f4c1e8b12 died',
    'container 91b54dfb1d0c died',
  ],
  'a duration': ['timed out after 1.5s', 'timed out after 30000ms'],
  'a size and a share': ['disk 93% full, 12GiB left', 'disk 100% full, 0B left'],
  'a count': ['3 of 7 replicas failed', '11 of 12 replicas failed'],
  'a directory': ['cannot open /srv/a/config.yml', 'cannot open /home/mira/deploy/config.yml'],
  'a path of Windows': ['cannot open C:\\jobs\\in\\feed.xml', 'cannot open D:\\feed.xml'],
  'a temporary file': ['cannot stat /tmp/_a8x1q/part.csv', 'cannot stat /tmp/0z77/other.csv'],
  'a place in a file': ['unexpected token in relay.conf:12', 'unexpected token in relay.conf:340'],
  'host and query of an address': [
    'Get "https://10.3.1.7:6443/v1/leases?timeout=5s": EOF',
    'Get "https://10.96.0.1:443/v1/leases?timeout=30s&watch=1": EOF',
  ],
  'an e-mail address': ['no mailbox for ann@example.org', 'no mailbox for b.o@mail.example.com'],
  'quotation marks and case': ['Cannot find module “left-pad”', "cannot find module 'left-pad'"],
  'a time in the middle': [
    'lease expired at 2024-11-19T13:59:58Z on the primary',
    'lease expired at 2025-01-02 03:04:05.123 +0100 on the primary',
  ],
  'the code line of a failed request': ['error: HTTP 502 in 31 ms', 'error: HTTP 502 in 7 ms'],
};

describe('the same error of two runs', () => {
  it.each(Object.entries(SAME))('is the same line, whatever stands for %s', (_what, [first, second]) => {
    expect(maskMessage(first).text).toBe(maskMessage(second).text);
    expect(maskMessage(first).tokens).toEqual(maskMessage(second).tokens);
  });
});

/** Each pair is two errors. */
const DIFFERENT: Readonly<Record<string, readonly [string, string]>> = {
  'the status of a request': ['upstream said HTTP 502', 'upstream said HTTP 404'],
  'a status with its words': ['got 503 (Service Unavailable)', 'got 429 (Too Many Requests)'],
  'an exit code': ['exited with code 137', 'exited with code 1'],
  'an errno': ['write failed: (28) No space left', 'write failed: (5) No space left'],
  'an errno of Python': ['[Errno 13] on open', '[Errno 2] on open'],
  'a code of a database': ['ORA-00600 in block', 'ORA-01555 in block'],
  'a code after its word': ['query failed: SQLSTATE 42703', 'query failed: SQLSTATE 40001'],
  'a version': ['needs protocol v1.2.3', 'needs protocol v2.0.0'],
  'a name': ['role "ann" does not exist', 'role "bo" does not exist'],
  'a file': ['cannot open /etc/a/config.yml', 'cannot open /etc/a/routes.yml'],
  'a standard in the name': ['x509: bad certificate', 'x500: bad certificate'],
};

describe('two errors', () => {
  it.each(Object.entries(DIFFERENT))('differ in %s', (_what, [first, second]) => {
    const [one, other] = [maskMessage(first), maskMessage(second)];
    expect([one.text, one.tokens]).not.toEqual([other.text, other.tokens]);
  });
});

const TIMES = [
  '2024-11-19T13:59:58.123Z',
  '2024-11-19 13:59:58,123 +0000',
  '2024/11/19 13:59:58',
  '2018-01-29_10:13:01.21047',
  '20241119T135958Z',
  '19/Nov/2024:13:59:58 +0000',
  'Nov 19 13:59:58',
  'Tue Nov 19 13:59:58 UTC 2024',
  'Tue, 19 Nov 2024 13:59:58 GMT',
  '11/19/2024 1:59:58 PM',
  '19-Nov-2024 13:59:58',
  '13:59:58.123456',
  '1732024798',
  '1732024798.123',
  '1732024798123',
  '[1201931.221119]',
];

it.each(TIMES)('a time is a time: %s', (time) => {
  expect(maskMessage(`lock of ${time} is gone`).text).toBe('lock of <time> is gone');
});

it('knows an error by its telling words', () => {
  const { tokens } = maskMessage('java.net.ConnectException: Connection to pg-3.internal:5432 refused');
  expect(tokens).toEqual(['connectexception', 'connection', 'pginternal', 'refused']);
});
