import { describe, expect, test } from 'vitest';
import { holdsPerson } from '../../../core/ask/query/holds-person.ts';

const QUESTION = 'who signed the contract with Fjordline?';
const known = (name: string) => name === 'anneke';

describe('somebody who may be the answer', () => {
  test.each([
    'Jon signed it',
    'signed by Mira Lang on Tuesday',
    'I signed it myself',
    'legal has it',
    'the on-call signed',
    'Account manager: Henrike Dahl.',
    'it went to @jon',
    'anneke signed it',
  ])('%s', (text) => {
    expect(holdsPerson(text, QUESTION, known)).toBe(true);
  });

  test.each([
    'Fjordline contract: 12k, waiting for a signature',
    'Contract runs until 2026-12-31, notice period three months.',
    'The Fjordline contract ends on Monday',
    'signed in March',
  ])('nobody: %s', (text) => {
    expect(holdsPerson(text, QUESTION, known)).toBe(false);
  });
});
