import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../core/oncall/match-address.ts';
import { alertQuery } from '../../../core/oncall/alert-query.ts';
import { saidAsName } from '../../../core/oncall/alert-names.ts';
import { readAlerts } from '../../../core/oncall/intake/read-alerts.ts';
import { steadyWords } from '../../../core/oncall/steady-words.ts';

test('the page of an address of Confluence is known by its id, in each way in which it is written', () => {
  for (const [address, id] of [
    ['https://wiki.example.org/pages/viewpage.action?pageId=11', '11'],
    ['https://wiki.example.org/pages/viewpage.action?spaceKey=OPS&pageId=65585', '65585'],
    ['https://example.atlassian.net/wiki/spaces/OPS/pages/65585/Vat+too+hot', '65585'],
    ['https://example.atlassian.net/wiki/x/MQAB', '65585'],
    ['https://wiki.example.org/x/-xAB', '69887'],
  ] as const) {
    expect(readAddress(address).ids, address).toContain(id);
  }
  expect(readAddress('https://wiki.example.org/x/y').ids).toEqual([]);
});

describe('what is looked for', () => {
  test.each([
    ['Disk full on db-3', 'Disk full on'],
    ['load of quay-7.harbour above 34.2 for 10m', 'load of quay harbour above for'],
    ['backlog in us-east-1', 'backlog in us east'],
    ['HTTP 503 from the crane', 'HTTP 503 from the crane'],
    ['exited with 137 on 10.0.3.4:5432', 'exited with 137 on'],
    ['prod ferry slow', 'ferry slow'],
    ['KubePodCrashLooping', 'KubePodCrashLooping'],
    ['ORA-00600 in ledger v2.3.1', 'ORA-00600 in ledger v2.3.1'],
    ['10.0.3.4', '10.0.3.4'],
  ])('%s is looked for as %s', (text, sought) => {
    expect(steadyWords(text)).toBe(sought);
  });

  test('of a line its name, where that is most of it', () => {
    const text = 'help! the parcel queue alert is firing again';
    expect(alertQuery(readAlerts(text)[0]!, text)).toBe('parcel queue');
  });

  test('of a log its errors, each once and without what stands before them', () => {
    const text = [
      '2031-03-10 03:41:07 CET [811]: LOG:  the tide  came in',
      '2031-03-10 03:41:08 CET [811]: FATAL:  could not  moor at pier 4',
    ].join('\n');
    expect(alertQuery(readAlerts(text)[0]!, text)).toBe('could not moor at pier 4');
  });

  test('of a short trace the error', () => {
    const text = 'panic: runtime error: invalid memory address\n\ngoroutine 1 [running]:\nmain.tie()\n\t/srv/quay.go:7';
    expect(alertQuery(readAlerts(text)[0]!, text)).not.toContain('goroutine');
  });
});

test('a sentence is a name without hosts and small words', () => {
  expect(saidAsName('node ip-10-0-3-4 is not ready')).toBe('nodeipnotready'.replace('ip', ''));
  expect(saidAsName('pod up')).toBeNull();
});
