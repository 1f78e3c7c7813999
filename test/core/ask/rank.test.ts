import { expect, test } from 'vitest';
import { rankCandidates } from '../../../core/ask/retrieve/rank.ts';
import { contributionsOf, RANK_MODELS, type RankModel } from '../../../core/ask/retrieve/rank-model.ts';
import type { Described, Signs } from '../../../core/ask/retrieve/signs.ts';
import { chunkRow } from '../../helpers/passage.ts';

const NOTHING = { coverage: 0, precision: 0 };
const NO_SIGNS = {
  bm25: 0,
  bm25Rank: 0,
  bySynonyms: 0,
  headingsBySynonyms: 0,
  speaker: 0,
  indexedCoverage: 0,
  signature: 0,
  noteScore: 0,
  noteRank: 0,
  noteCoverage: 0,
  title: NOTHING,
  headings: 0,
  heading: NOTHING,
  path: 0,
  hasCode: false,
  similarity: null,
  vectorRank: 0,
};
const MODEL: RankModel = { note: { coverage: 1, cosine: 1 }, section: { action: 1, coverage: 0.1 } };

function signs(id: number, more: { noteId: number; coverage?: number; phrase?: boolean; role?: Signs['role'] }): Signs {
  const { noteId, coverage = 0, phrase = false, role = null } = more;
  return {
    chunk: chunkRow(id, `text ${id}`, { noteId, sectionId: id }),
    evidence: { coverage, proximity: 0, identifiers: 0, phrase },
    ...NO_SIGNS,
    role,
  };
}

const described = (...all: Signs[]): Described => ({
  question: { kind: 'how-to', totalWeight: 1, hasVectors: false },
  signs: all,
});
const order = (of: Described, hasNames = false) =>
  rankCandidates(of, MODEL, hasNames).map(({ signs: { chunk } }) => chunk.id);

test('notes by their best chunk, and of a note first the section that answers', () => {
  const meaning = signs(1, { noteId: 1, coverage: 0.9 });
  const mending = signs(2, { noteId: 1, coverage: 0.2, role: 'action' });
  const other = signs(3, { noteId: 2, coverage: 0.5 });
  expect(order(described(other, meaning, mending))).toEqual([2, 1, 3]);
});

test('an exact hit comes first, whatever the scores say', () => {
  const near = signs(1, { noteId: 1, coverage: 0.95 });
  const exact = signs(2, { noteId: 2, coverage: 0.85, phrase: true });
  expect(order(described(near, exact))).toEqual([2, 1]);
});

test('every candidate is there once, and scores never rise', () => {
  const all = Array.from({ length: 30 }, (_, id) => signs(id + 1, { noteId: id % 4, coverage: ((id * 7) % 10) / 10 }));
  const ranked = rankCandidates(described(...all), MODEL, false);
  expect(new Set(ranked.map(({ signs: { chunk } }) => chunk.id)).size).toBe(30);
  const scores = ranked.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test('what each feature adds can be told, and adds up to the score', () => {
  const one = signs(1, { noteId: 1, coverage: 0.7, phrase: true });
  const adds = contributionsOf(described(one), RANK_MODELS.lexical.note)[0]!;
  const [ranked] = rankCandidates(described(one), RANK_MODELS.lexical, false);
  expect(adds.reduce((sum, { adds: value }) => sum + value, 0)).toBeCloseTo(ranked!.score, 6);
  expect(adds.map(({ name }) => name)).toContain('phrase');
});

test('the shipped models know only features that there are, with weights that are numbers', () => {
  for (const { note, section } of Object.values(RANK_MODELS)) {
    for (const weight of [...Object.values(note), ...Object.values(section)])
      expect(Number.isFinite(weight)).toBe(true);
    expect(Object.keys(note).length).toBeGreaterThan(10);
    expect(Object.keys(section).length).toBeGreaterThan(5);
  }
});
