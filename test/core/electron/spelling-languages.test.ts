import { expect, test } from 'vitest';
import { spellingState, type SpellingFacts } from '../../../electron/spelling-languages.ts';

const FACTS: SpellingFacts = {
  chosen: [],
  system: ['de-AT', 'en-US', 'de-DE', 'tlh'],
  available: ['de', 'en-GB', 'en-US', 'pt-BR'],
  files: [],
  failed: new Set(),
  networkAllowed: true,
};
const states = (facts: Partial<SpellingFacts>) =>
  spellingState({ ...FACTS, ...facts }).dictionaries.map(({ language, state }) => `${language} ${state}`);

test('the languages of the system are checked, by the nearest dictionaries that there are', () => {
  expect(spellingState(FACTS).system).toEqual(['de', 'en-US']);
  expect(states({ system: ['pt-PT'] })).toEqual(['pt-BR fetching']);
  expect(states({ system: ['tlh'] })).toEqual([]);
});

test('chosen ones come before them; one without a dictionary is left out', () => {
  expect(states({ chosen: ['en-GB', 'xx'] })).toEqual(['en-GB fetching']);
});

test('none is to be fetched while the network is closed, and one that is here needs none', () => {
  const files = ['en-US-10-1.bdic', 'de-notes.txt'];
  expect(states({ files, networkAllowed: false })).toEqual(['de network-off', 'en-US here']);
  expect(states({ files: ['EN-us-11-0.BDIC'] })).toEqual(['de fetching', 'en-US here']);
  // Chromium names files by a country too; one that is a language of its own is no other's.
  expect(states({ files: ['de-DE-3-0.bdic', 'en-GB-10-1.bdic'] })).toEqual(['de here', 'en-US fetching']);
});

test('one that could not be fetched is said to be', () => {
  expect(states({ failed: new Set(['de']) })).toEqual(['de failed', 'en-US fetching']);
});
