import { describe, expect, test } from 'vitest';
import { contract, type Input } from '../../../core/contract.ts';
import { all, engineOn, folderWith, index, NEVER } from './engine-on.ts';

const FILES = {
  'daily/2031-03-03.md':
    '# Monday 3 March 2031\n\n## Standup\n\nMira: fixed the pump of the fountain\nJon: wrote the invoice\n',
  'daily/2031-03-04.md': '# Tuesday 4 March 2031\n\n## Standup\n\nMira: painted the gate\nJon: called the bank\n',
  'runbooks/pump.md':
    '# Fountain pump runs dry\n\nThe fountain pump ran dry on 2031-02-11. We tightened the inlet valve and it held.\n\n1. Close the inlet valve.\n2. Prime the pump.\n',
};

async function talker() {
  const folder = folderWith(FILES);
  const engine = await engineOn(folder);
  await engine.procedures.addJournal({ root: folder.root }, NEVER);
  await index(engine);
  const ask = async (request: Input<'ask'>) => {
    const events = await all(engine.procedures.ask(contract.ask.input.parse({ generate: false, ...request }), NEVER));
    const understood = events.find((event) => event.kind === 'understood')?.understood;
    const answer = events.find((event) => event.kind === 'done')?.answer;
    return { understood, answer };
  };
  return { folder, engine, ask };
}

describe('a conversation', () => {
  test('is kept with its answers, over a restart', async () => {
    const { folder, engine, ask } = await talker();
    await ask({ question: 'How did we fix the fountain pump?', keep: { conversation: 'c-1', turn: 1 } });
    await ask({ question: 'What did Jon do on 4 March 2031?', keep: { conversation: 'c-2', turn: 1 } });
    await engine.close();
    const again = (await engineOn(folder)).procedures;
    const { conversations } = await again.conversations({}, NEVER);
    expect(conversations.map(({ title, turns }) => [title, turns])).toContainEqual([
      'How did we fix the fountain pump?',
      1,
    ]);
    const { turns } = await again.conversation({ id: 'c-1' }, NEVER);
    expect(turns[0]?.answer.citations[0]?.path).toBe('runbooks/pump.md');
    expect(turns[0]?.request.question).toBe('How did we fix the fountain pump?');
  });

  test('is renamed, deleted and brought back', async () => {
    const { engine, ask } = await talker();
    const { procedures } = engine;
    await ask({ question: 'Where is the valve?', keep: { conversation: 'c-1', turn: 1 } });
    await procedures.renameConversation({ id: 'c-1', title: 'Valves' }, NEVER);
    expect((await procedures.deleteConversation({ id: 'c-1' }, NEVER)).conversations).toEqual([]);
    await expect(procedures.deleteConversation({ id: 'c-1' }, NEVER)).rejects.toMatchObject({ code: 'not-found' });
    const { conversations } = await procedures.restoreConversation({ id: 'c-1' }, NEVER);
    expect(conversations.map(({ title }) => title)).toEqual(['Valves']);
  });

  test('replaces an answer that was asked for again', async () => {
    const { engine, ask } = await talker();
    const keep = { conversation: 'c-1', turn: 1 };
    await ask({ question: 'Where is the valve?', keep });
    await ask({ question: 'Where is the pump?', keep });
    const { turns } = await engine.procedures.conversation({ id: 'c-1' }, NEVER);
    expect(turns.map(({ request }) => request.question)).toEqual(['Where is the pump?']);
  });
});

describe('a follow-up', () => {
  test('takes another person, and the time from before', async () => {
    const { ask } = await talker();
    const { understood, answer } = await ask({
      question: 'And Jon?',
      after: 'What did Mira do on 3 March 2031?',
    });
    expect(understood?.asked).toBe('What did Jon do on 3 March 2031?');
    expect(understood?.chips.filter(({ carried }) => carried).map(({ kind }) => kind)).toEqual(['time']);
    expect(answer?.answer).toContain('invoice');
    expect(answer?.answer).not.toContain('bank');
  });

  test('takes another time, and the person from before; what is taken away is not carried over', async () => {
    const { ask } = await talker();
    const after = 'What did Jon do on 3 March 2031?';
    const { answer } = await ask({ question: 'what about 4 March 2031?', after });
    expect(answer?.answer).toContain('bank');
    const { understood } = await ask({ question: 'and Mira?', after, without: ['time'] });
    expect(understood?.asked).toBe('What did Mira do?');
  });

  test('with a pronoun means the one person, or the subject, from before', async () => {
    const { ask } = await talker();
    const person = await ask({
      question: 'what did she do on 4 March 2031?',
      after: 'What did Mira do on 3 March 2031?',
    });
    expect(person.answer?.answer).toContain('gate');
    const subject = await ask({ question: 'When was that?', after: 'How did we fix the fountain pump?' });
    expect(subject.understood?.asked).toContain('fountain pump');
    expect(subject.understood?.chips).toContainEqual(expect.objectContaining({ kind: 'topic', carried: true }));
  });

  test('that stands alone takes nothing', async () => {
    const { ask } = await talker();
    const after = 'What did Mira do on 3 March 2031?';
    for (const question of ['How do I prime the fountain pump?', 'Which invoices were sent to the bank?']) {
      expect((await ask({ question, after })).understood?.asked).toBeUndefined();
    }
  });
});

describe('feedback', () => {
  test('is kept for an answer and for a passage, changed and taken back', async () => {
    const { engine } = await talker();
    const give = (request: Input<'giveFeedback'>) =>
      engine.procedures.giveFeedback(contract.giveFeedback.input.parse(request), NEVER);
    const place = { journal: '/j', path: 'a.md', line: 3 };
    await give({ question: 'why?', verdict: 'helpful' });
    await give({ question: 'why?', verdict: 'wrong', place });
    await give({ question: 'why?', verdict: 'missing', remark: 'the valve' });
    const { feedback } = await engine.procedures.feedback({}, NEVER);
    expect(feedback.map(({ verdict, remark }) => [verdict, remark])).toEqual([
      ['missing', 'the valve'],
      ['wrong', ''],
    ]);
    await give({ question: 'why?', verdict: null, place });
    expect((await engine.procedures.feedback({}, NEVER)).feedback).toHaveLength(1);
  });
});
