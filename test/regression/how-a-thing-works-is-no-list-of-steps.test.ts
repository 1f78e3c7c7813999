import { expect, test } from 'vitest';
import { understand } from '../../core/ask/query/query.ts';
import { wishOf } from '../../core/ask/query/wish.ts';

const wishFor = (text: string) => wishOf(understand({ text, filters: {}, now: new Date('2031-03-04T12:00:00') })).kind;

test.each(['how does the relay work?', 'how do the meters reach the hub?', 'how did the pump lose its lease?'])(
  'what a thing does by itself is explained: %s',
  (question) => expect(wishFor(question)).toBe('what'),
);

test.each([
  'how do I restart the relay?',
  'how does one drain the tank?',
  'how to drain the tank',
  'how did we fix it?',
])('what somebody does is told in steps: %s', (question) => expect(wishFor(question)).toBe('procedure'));
