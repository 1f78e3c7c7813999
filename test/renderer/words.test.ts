import { describe, expect, it } from 'vitest';
import { sayMinutes } from '../../renderer/screens/runbooks/say-oncall.ts';
import { sayAge, sayDate, sayOrigin, sayShortDate } from '../../renderer/words/date.ts';
import { sayRemaining, sayTook } from '../../renderer/words/duration.ts';
import { filterChips, folderName, withoutChip } from '../../renderer/words/filters.ts';
import { sayBytes, sayCount, sayCounted, sayOf, sayShare } from '../../renderer/words/number.ts';
import { readDay } from '../../renderer/words/read-day.ts';
import { sayIndex, sayModel, sayPrivacy, sayRate } from '../../renderer/words/status.ts';
import { DATE_ORIGINS } from '../../core/contract/kinds.ts';

const REST = {
  stopped: null,
  run: null,
  pendingEmbeddings: 0,
  journals: [],
  chunks: 10,
  models: { embed: 'bge', generate: null },
};

describe('words', () => {
  it('say numbers with units', () => {
    expect([0, 999, 4220, 1_234_567].map(sayCount)).toEqual(['0', '999', '4,220', '1,234,567']);
    expect(sayCounted(1, 'note')).toBe('1 note');
    expect([undefined, 2, 142].map((total) => sayOf(2, total, 'passage'))).toEqual([
      '2 passages',
      '2 passages',
      '2 of 142 passages',
    ]);
    expect([0, 999, 34_014_426, 98_362_432, 999_600_000, 1_117_320_736].map(sayBytes)).toEqual([
      '0 B',
      '999 B',
      '34 MB',
      '98 MB',
      '1.0 GB',
      '1.1 GB',
    ]);
    expect(sayShare(999, 1000)).toBe('99 %');
    expect(sayShare(0, 0)).toBe('0 %');
  });

  it('read a day as people write one', () => {
    const read = (text: string, isDayFirst = false) => readDay(text, { today: '2026-11-30', isDayFirst });
    const same = [
      '2026-12-04',
      '4 Dec',
      'Dec 4',
      'Fri 4 Dec 2026',
      'december 4th, 2026',
      '4.12.',
      '04.12.26',
      '12/4/2026',
    ];
    expect([...new Set(same.map((text) => read(text)))]).toEqual(['2026-12-04']);
    expect(['yesterday', 'today', ' Tomorrow '].map((text) => read(text))).toEqual([
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
    ]);
    // Without a year it is the nearest one; two numbers are read in the order of the user, unless they leave no choice.
    expect(['3 Jan', '30 Jul', '29 Feb'].map((text) => read(text))).toEqual(['2027-01-03', '2026-07-30', null]);
    expect([read('5/6/2026'), read('5/6/2026', true), read('13/6/2026'), read('6/13/2026', true)]).toEqual([
      '2026-05-06',
      '2026-06-05',
      '2026-06-13',
      '2026-06-13',
    ]);
    expect(['', '30', '30 N', 'soon', '31 Nov 2026', '2026-11', '4 decade'].map((text) => read(text))).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  it('say durations', () => {
    expect([0.4, 12.4, 340, 9_949, 14_000, 120_000, 3_600_000, 3_900_000].map(sayTook)).toEqual([
      '0.4 ms',
      '12 ms',
      '0.3 s',
      '9.9 s',
      '14 s',
      '2 min',
      '1 h',
      '1 h 5 min',
    ]);
    expect([9.4, 59.7, 125, 539.8].map(sayMinutes)).toEqual(['9 min', '1 h', '2 h 5 min', '9 h']);
    expect([900, 20_400, 118_000].map(sayRemaining)).toEqual(['a moment', '20 s', '2 min']);
  });

  it('say dates and how long ago they were', () => {
    expect(sayDate('2024-12-16')).toBe('Mon 16 Dec 2024');
    expect(sayShortDate('2024-02-29')).toBe('29 Feb 2024');
    expect(sayDate('someday')).toBe('someday');
    const today = '2026-11-21';
    expect(
      [
        '2026-11-21',
        '2026-11-20',
        '2026-11-12',
        '2026-10-31',
        '2026-05-21',
        '2025-06-01',
        '2024-11-04',
        '2026-11-23',
      ].map((date) => sayAge(date, today)),
    ).toEqual([
      'today',
      'yesterday',
      '9 days ago',
      '3 weeks ago',
      '6 months ago',
      '18 months ago',
      '2 years ago',
      'in 2 days',
    ]);
    expect(DATE_ORIGINS.map(sayOrigin).every((says) => says.length > 8)).toBe(true);
  });

  it('say filters as chips that can be taken away', () => {
    const filters = { from: '2026-11-09', to: '2026-11-15', kind: ['runbook' as const], journal: 'C:\\notes\\work' };
    expect(filterChips(filters).map((chip) => chip.says)).toEqual([
      '9 Nov 2026 to 15 Nov 2026',
      'runbooks',
      'journal work',
    ]);
    expect(withoutChip(filters, 'time')).toEqual({ kind: ['runbook'], journal: 'C:\\notes\\work' });
    expect(withoutChip(filters, 'kind')).not.toHaveProperty('kind');
    expect(filterChips({ from: '2026-01-01' })[0]?.says).toBe('since 1 Jan 2026');
    expect(folderName('/home/me/notes/')).toBe('notes');
  });

  it('say what the index does', () => {
    expect(sayIndex(REST).says).toBe('Index up to date');
    expect(sayIndex({ ...REST, chunks: 0 }).says).toBe('Nothing indexed yet');
    const gone = { root: '/n', name: 'n', notes: 3, skipped: 0, sample: false, problem: '/n cannot be reached.' };
    expect(sayIndex({ ...REST, journals: [gone] })).toMatchObject({ says: '1 journal cannot be read', lacks: true });
    expect(sayIndex({ ...REST, pendingEmbeddings: 1200, models: { embed: null, generate: null } }).says).toBe(
      'Index up to date',
    );
    expect(sayIndex({ ...REST, pendingEmbeddings: 1200 }).says).toBe('1,200 passages wait to be read for meaning');
    const embed = { stage: 'embed', done: 62, total: 100, perSecond: 14.2, remainingMs: 120_000 } as const;
    expect(sayIndex({ ...REST, run: embed })).toEqual({
      says: 'Reading for meaning 62 % · 2 min left',
      share: 0.62,
      busy: true,
    });
    expect(sayRate(embed)).toBe('14 passages a second');
    expect(sayIndex({ ...REST, run: { ...embed, stage: 'facts', remainingMs: null } }).says).toBe(
      'Reading items, people and decisions 62 %',
    );
    expect(sayIndex({ ...REST, run: { ...embed, stage: 'scan', total: null } })).toEqual({
      says: 'Looking for notes · 62 found',
      share: null,
      busy: true,
    });
  });

  it('say what leaves the machine', () => {
    const local = (generate: string | null, network = true) =>
      sayPrivacy({ models: { embed: null, generate }, network });
    expect(local('SmolLM2').says).toBe('Nothing leaves this machine');
    expect(local(null, false)).toMatchObject({ says: 'Network off', more: ' · nothing leaves this machine' });
    expect(local('http://127.0.0.1:11434#qwen').quiet).toBe(true);
    expect(local('http://[::1]:8080#qwen').quiet).toBe(true);
    expect(local('http://localhost.example.org:80#x')).toEqual({
      says: 'Questions and passages go to localhost.example.org',
      more: '',
      quiet: false,
    });
  });

  it('call a model by its title', () => {
    const known = [{ name: 'smollm2', title: 'SmolLM2 135M' }];
    expect(sayModel('smollm2', known)).toBe('SmolLM2 135M');
    expect(sayModel('smollm2', undefined)).toBe('smollm2');
    expect(sayModel('http://127.0.0.1:11434#qwen2.5:3b', known)).toBe('qwen2.5:3b');
    expect(sayModel(null, known)).toBe('none');
  });
});
