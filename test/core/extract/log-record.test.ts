import { describe, expect, it } from 'vitest';
import { readLogRecord } from '../../../core/extract/errors/log-record.ts';

/** What each logger writes, its message and its level. */
const LINES: Readonly<Record<string, readonly [line: string, message: string, level: string | null]>> = {
  json: ['{"ts":"2024-11-19T14:02:11Z","level":"error","msg":"publish failed"}', 'publish failed', 'error'],
  'json with the error beside': ['{"level":"warn","msg":"retry","err":"EOF"}', 'retry: EOF', 'warn'],
  'json with an object': [
    '{"severity":"ERROR","message":"sync","error":{"message":"boom","stack":"x"}}',
    'sync: boom',
    'error',
  ],
  'json that was cut': ['{"level":"error","msg":"publish \\"a\\" failed","pod":"relay-', 'publish "a" failed', 'error'],
  docker: ['{"log":"ERROR: no lease\\n","stream":"stderr","time":"2024-11-19T14:02:11Z"}', 'no lease', 'error'],
  logfmt: [
    'ts=2024-11-19T14:02:11Z level=error msg="no lease" err="write: no space"',
    'no lease: write: no space',
    'error',
  ],
  klog: ['E1119 14:02:11.123456       1 elect.go:330] lost the lease', 'lost the lease', 'error'],
  rook: ['2024-11-19 14:02:11.187275 I | op-mon: quorum lost', 'op-mon: quorum lost', 'info'],
  syslog: ['Nov 19 14:02:11 edge-3 haproxy[2119]: api is down', 'api is down', null],
  'syslog with a priority': ['<131>1 2024-11-19T14:02:11Z edge-3 sshd 2119 ID47 - error: closed', 'closed', 'error'],
  kernel: ['[1201931.221119] Out of memory: Killed process 7', 'Out of memory: Killed process 7', null],
  spring: [
    '2024-11-19 14:02:11.553 ERROR 7 --- [nio-8080-exec-7] c.a.orders.Controller    : Request failed',
    'Request failed',
    'error',
  ],
  log4j: ['14:02:11,553 [main] WARN  com.acme.Boot - no config', 'no config', 'warn'],
  python: ['2024-11-19 14:02:11,553 - relay.worker - ERROR - job failed', 'job failed', 'error'],
  'python at the root': ['ERROR:root:job failed', 'root:job failed', 'error'],
  postgres: ['2024-11-19 14:02:11.123 UTC [2119] app@orders ERROR:  deadlock detected', 'deadlock detected', 'error'],
  nginx: [
    '2024/11/19 14:02:11 [crit] 31#31: *991 open() failed, client: 10.1.2.3, server: a',
    'open() failed',
    'fatal',
  ],
  compose: ['relay-1  | FATAL cannot bind', 'FATAL cannot bind', 'fatal'],
  stern: ['relay-7d9f8b6c5-x2x4z relay 2024-11-19T14:02:11Z ERROR no lease', 'no lease', 'error'],
  npm: ['npm ERR! code ERESOLVE', 'code ERESOLVE', null],
  terraform: ['│ Error: no such subnet', 'no such subnet', 'error'],
  'a program and its level': ['psql: FATAL:  no such role', 'no such role', 'fatal'],
  'an event described': [
    '  Warning  FailedMount  2m14s (x12 over 27m)  kubelet  no such secret',
    'FailedMount: no such secret',
    'warn',
  ],
  'an event listed': [
    '3m12s   Warning   Unhealthy   pod/relay-0   Readiness probe failed',
    'Unhealthy: Readiness probe failed',
    'warn',
  ],
  'no log at all': ['The importer failed again', 'The importer failed again', null],
};

describe('a line of a log', () => {
  it.each(Object.entries(LINES))('is read: %s', (_name, [line, message, level]) => {
    expect(readLogRecord(line)).toMatchObject({ message, level });
  });

  it('keeps a trace that it carries', () => {
    const { trace, message } = readLogRecord(
      '{"level":"error","msg":"job failed","stack":"Error: boom\\n    at run (a.js:1:2)"}',
    );
    expect(message).toBe('job failed');
    expect(trace).toBe('Error: boom\n    at run (a.js:1:2)');
  });
});
