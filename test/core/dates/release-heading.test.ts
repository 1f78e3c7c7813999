import { describe, expect, test } from 'vitest';
import { isReleaseHeading } from '../../../core/dates/release-heading.ts';

describe('the heading of a release', () => {
  test.each([
    'v1.4.0 (2031-05-06)',
    'Version 2.3, 6 May 2031',
    '[0.3.1] - 2031-05-06',
    '[v0.2.0](https://example.com/compare/v0.1...v0.2) - 2031-03-23',
    '2031.06.29, Version 0.8.1 (stable)',
    '2031-03-21, Version 9.9.0 (Current), @mira prepared by @jo',
    'Release 4.66 (release date: 2031-07-29)',
    '4.4.1 / 2031-11-22',
    '3.0.0-rc.1 - 2031-03-04',
    'v1.2.3',
    '1.3.0',
  ])('is %s', (heading) => {
    expect(isReleaseHeading(heading)).toBe(true);
  });

  test.each([
    '2031-11-19',
    '16.12.2031',
    '25.11.31',
    '2031.11.19',
    'v2.1 rollout',
    '2031-05-06 v2.1 rollout',
    '2031-11-19 upgrade to 1.2.3',
    '1.2.3 Setup',
    'Meeting 12.11.2031 14.30',
    'Sprint 4.2 2031-01-02',
    '10.0.0.1 is down 2031-01-02',
    '',
  ])('is not %s', (heading) => {
    expect(isReleaseHeading(heading)).toBe(false);
  });
});
