import { describe, expect, test } from 'vitest';
import { asIndexed, corpusOf, corpusPath, openEvalFolder } from '../../../core/eval/folder.ts';
import { measuredKind, oddities, parseQuestion, readQuestions } from '../../../core/eval/questions.ts';
import { writeEvalFolder } from '../../helpers/eval-folder.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { afterAll } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const temp = tempFolder('eval-questions');
const dir = join(temp.path, 'graded');
writeEvalFolder(dir);
afterAll(() => temp.remove());

const PLACE = { place: 'queries/a.jsonl:7', fileKind: 'a' };
const parse = (line: object | string) => parseQuestion(typeof line === 'string' ? line : JSON.stringify(line), PLACE);

describe('a line', () => {
  test('needs an id, a query and right files; everything else may be missing', () => {
    expect(parse({ id: 7, query: ' crane stuck ', gold: [{ path: 'harbour/docs/crane.md' }], more: true })).toEqual({
      id: '7',
      corpus: null,
      kind: 'a',
      query: 'crane stuck',
      gold: [{ path: 'harbour/docs/crane.md', heading: null }],
      goldAsWritten: ['harbour/docs/crane.md'],
      facts: [],
      factsSource: 'hand',
    });
  });

  test('that says that nothing answers may leave the right files out', () => {
    expect(parse({ id: 'u', kind: 'unanswerable_alert', query: 'x', corpus: null }).gold).toEqual([]);
    expect(parse({ id: 'u', kind: 'alert', query: 'x', gold: [] }).gold).toEqual([]);
  });

  test.each([
    ['{"id": "a"', 'it is not JSON'],
    [{ id: 'a', gold: [] }, 'query:'],
    [{ id: 'a', query: '', gold: [] }, 'query:'],
    [{ query: 'x', gold: [] }, 'id:'],
    [{ id: 'a', query: 'x' }, 'gold: it is missing'],
    [{ id: 'a', query: 'x', gold: ['a.md'] }, 'gold.0:'],
    [[1], 'line:'],
  ])('that is no question is an error with its place: %j', (line, why) => {
    expect(() => parse(line)).toThrow(/^queries\/a\.jsonl:7 is no question: /);
    expect(() => parse(line)).toThrow(why);
  });

  test('names a path in any spelling', () => {
    expect(asIndexed('./harbour\\docs\\crane.md')).toBe('harbour/docs/crane.md');
    expect(asIndexed('a/gro\u0308ße.md')).toBe('a/größe.md');
  });
});

describe('a folder', () => {
  test('gives its corpora and questions; marks, empty lines and line ends do not matter', () => {
    const folder = openEvalFolder(dir);
    expect(folder.corpora.map(({ name }) => name)).toEqual(['ferry', 'harbour', 'orchard']);
    const questions = readQuestions(dir);
    expect(questions.map(({ id }) => id)).toEqual(['h1', 'h2', 'h3', 'h4', 'o1', 'o2', 'o3', 'f1', 'u1', 'u2']);
    expect(questions.map(measuredKind)).toContain('orchard-and-ferry');
    expect(questions.filter((one) => measuredKind(one) === 'unanswerable')).toHaveLength(2);
    expect(questions.map((one) => corpusOf(folder, one)?.name ?? null)).toEqual([
      'harbour',
      'harbour',
      'harbour',
      'harbour',
      'orchard',
      'orchard',
      'orchard',
      'ferry',
      null,
      null,
    ]);
    const root = folder.corpora[1]!.root;
    expect(corpusPath(folder, { journal: root, path: 'lamps/beacon.md' })).toBe('harbour/docs/lamps/beacon.md');
  });

  test.each([
    ['nowhere', 'There is no folder'],
    ['bare', 'it has no folder corpora'],
    ['no-docs', 'no folder in corpora has a folder docs'],
  ])('that is none says what is missing: %s', (name, why) => {
    mkdirSync(join(temp.path, 'bare'), { recursive: true });
    mkdirSync(join(temp.path, 'no-docs', 'corpora', 'harbour'), { recursive: true });
    expect(() => openEvalFolder(join(temp.path, name))).toThrow(why);
  });

  test('without questions says so', () => {
    expect(() => readQuestions(join(temp.path, 'bare'))).toThrow('there is no file queries/*.jsonl');
    mkdirSync(join(temp.path, 'bare', 'queries'), { recursive: true });
    writeFileSync(join(temp.path, 'bare', 'queries', 'a.jsonl'), '\n\n');
    expect(() => readQuestions(join(temp.path, 'bare'))).toThrow('its files queries/*.jsonl are empty');
  });

  test('has only the corpora asked for, and says which there are', () => {
    expect(openEvalFolder(dir, ['ferry']).corpora).toHaveLength(1);
    expect(() => openEvalFolder(dir, ['airport'])).toThrow('There is no corpus airport');
  });
});

test('repeated ids and right files that are nowhere are told, and stop nothing', () => {
  const one = parse({ id: 'a', query: 'x', gold: [{ path: 'x/docs/a.md' }] });
  expect(oddities([one, one], () => true)).toEqual(['Several questions have the same id: a.']);
  expect(oddities([one], () => false)).toEqual([
    'Right files that are not in corpora/, so nothing can find them: x/docs/a.md.',
  ]);
  expect(oddities([one], () => true)).toEqual([]);
});
