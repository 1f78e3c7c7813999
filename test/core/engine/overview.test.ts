import { describe, expect, test } from 'vitest';
import { contract, type Output } from '../../../core/contract.ts';
import type { Engine } from '../../../core/engine.ts';
import { ask, engineOn, folderWith, indexedEngine, NEVER } from './engine-on.ts';

const NOTES = {
  'journal.md': `# Monday 10 March 2031

- mira: the kettle holds its pressure again
- jon: looked at the blue valve
- [ ] mira: order a new blue valve
- [x] bottle the stout

# Tuesday 11 March 2031

- mira: brewed forty litres of the amber
- jon: labels are printed
- [ ] WIP: paint the shed
`,
  'meetings/corks.md':
    '---\ndate: 2031-03-09\nattendees: [Mira Sandoval, Jon Breck]\n---\n# Corks\n\nMira: corks are cheaper.\n\nJon: then corks it is.\n',
  'decisions/0002-brass.md':
    '---\nstatus: accepted\ndate: 2031-02-03\n---\n# 2. Brass valves\n\n## Decision\n\nWe use brass valves, because steel rusts.\n',
  'runbooks/kettle.md':
    '---\ntype: runbook\n---\n# Kettle loses pressure\n\n1. Close the valve.\n2. Run `kettle restart`.\n3. Open the valve again.\n',
};

const questionsOf = async (engine: Engine, limit = 4): Promise<Output<'firstQuestions'>> =>
  engine.procedures.firstQuestions(contract.firstQuestions.input.parse({ limit }), NEVER);

describe('the overview', () => {
  test('counts what is in the notes', async () => {
    const { engine } = await indexedEngine(NOTES);
    expect(await engine.procedures.overview({}, NEVER)).toEqual({
      notes: 4,
      days: 4,
      firstDay: '2031-02-03',
      lastDay: '2031-03-11',
      openItems: 2,
      people: 2,
      decisions: 1,
    });
  });

  test('is all zero before there is an index', async () => {
    const engine = await engineOn(folderWith({}));
    expect(await engine.procedures.overview({}, NEVER)).toMatchObject({ notes: 0, days: 0, lastDay: null });
    expect(await questionsOf(engine)).toEqual({ questions: [] });
  });
});

describe('the first questions', () => {
  test('are made of the notes, of each kind one, and the notes answer each', async () => {
    const { engine } = await indexedEngine(NOTES);
    const { questions } = await questionsOf(engine, 8);
    expect(questions).toEqual(
      expect.arrayContaining([
        'Brass valves: what did we decide?',
        'Kettle loses pressure: what are the steps?',
        'What happened on 10 Mar 2031?',
        expect.stringMatching(/^What did (?:Mira|Jon)[\w ]* do on 11 Mar 2031\?$/),
        'What is still open?',
      ]),
    );
    for (const question of questions) {
      for await (const event of ask(engine, { question, generate: false })) {
        if (event.kind === 'done')
          expect({ question, abstained: event.answer.abstained }).toEqual({ question, abstained: false });
      }
    }
  });

  test('are as many as asked for', async () => {
    const { engine } = await indexedEngine(NOTES);
    expect((await questionsOf(engine, 1)).questions).toHaveLength(1);
  });

  test('are none where nothing can be asked', async () => {
    const { engine } = await indexedEngine({ 'a.md': 'Nothing but words.\n' });
    expect((await questionsOf(engine)).questions).toEqual([]);
  });
});
