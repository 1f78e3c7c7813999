import { describe, expect, it } from 'vitest';
import type { ChipKind } from '../../core/contract/search.ts';
import { RpcError } from '../../renderer/rpc-error.ts';
import { answerMarkdown } from '../../renderer/screens/ask/answer-markdown.ts';
import { applyAskEvent, askKey, failAsk, sayOutcome, startAsk, stopAsk } from '../../renderer/screens/ask/ask-state.ts';
import type { AskState } from '../../renderer/screens/ask/ask-state.ts';
import { inOrder } from '../../renderer/screens/ask/conversation-queries.ts';
import { orderEvidence } from '../../renderer/screens/ask/evidence-order.ts';
import { oldSource } from '../../renderer/screens/ask/old-source.ts';
import { placeholderRuns } from '../../renderer/screens/ask/placeholder-runs.ts';
import { sentenceRuns } from '../../renderer/screens/ask/sentence-runs.ts';
import { fixtureAbstention, fixtureAnswer, fixtureSeenBefore } from './fixture/answers.ts';

const THREAD = { conversation: 'c-1', turn: 1 };
const ASKING = { question: 'How did we fix it?', filters: {}, generate: true, without: [] as ChipKind[] };

function stateAfter(events: number | 'all', stream = fixtureAnswer(ASKING.question)): AskState {
  return stream
    .slice(0, events === 'all' ? undefined : events)
    .reduce(applyAskEvent, startAsk({ ...ASKING, thread: THREAD }, { asked: '2026-03-06T09:12:00Z', after: null }));
}

describe('an answer as it grows', () => {
  it('shows a draft until its sentence is checked', () => {
    expect(stateAfter(5).draft).toContain('because the key was');
    const checked = stateAfter(6);
    expect(checked.draft).toBe('');
    expect(checked.sentences).toHaveLength(1);
    expect(checked.citations.map((citation) => citation.n)).toEqual([1]);
    const removed = stateAfter(8);
    expect(removed.draft).toBe('');
    expect(removed.removed).toEqual([
      { text: 'The harbour master was told by phone.', reason: 'passage 1 does not say so' },
    ]);
    expect(stateAfter(9).citations).toHaveLength(1);
  });

  it('is said to be old where its newest source is, unless a time was asked for', () => {
    const done = stateAfter('all');
    const newest =
      done.citations
        .flatMap(({ date }) => date ?? [])
        .toSorted()
        .at(-1) ?? '';
    expect(oldSource(done, newest)).toBeNull();
    expect(oldSource(done, '2999-01-01')).toBe(newest);
    expect(oldSource({ ...done, filters: { to: newest } }, '2999-01-01')).toBeNull();
    const chips = [{ kind: 'time' as const, label: 'on that day', value: 'that day', carried: false }];
    const timed = { ...done, understood: done.understood && { ...done.understood, chips } };
    expect(oldSource(timed, '2999-01-01')).toBeNull();
    expect(oldSource({ ...timed, without: ['time'] }, '2999-01-01')).toBe(newest);
  });

  it('is replaced by what the end says', () => {
    const done = stateAfter('all');
    expect(done).toMatchObject({ state: 'done', draft: '', generating: null });
    expect(done.sentences).toHaveLength(3);
    expect(done.citations.map((citation) => citation.n)).toEqual([1, 2]);
    expect(done.removed).toHaveLength(1);
    expect(sayOutcome(done)).toBe('4 steps');
    expect(sayOutcome(stateAfter('all', fixtureAbstention('x')))).toBe('not in your notes');
  });

  it('keeps what was checked when it is stopped or fails', () => {
    const stopped = stopAsk(stateAfter(7));
    expect(stopped).toMatchObject({ state: 'stopped', draft: '' });
    expect(stopped.sentences).toHaveLength(1);
    const failed = failAsk(stateAfter(7), new RpcError({ code: 'internal', message: 'm', hint: 'h' }));
    expect(failed.state).toBe('failed');
    expect(stopAsk(stateAfter('all')).state).toBe('done');
    expect(failAsk(stopped, new RpcError({ code: 'internal', message: 'm', hint: '' })).state).toBe('stopped');
  });

  it('is the same question whatever the order of its filters', () => {
    expect(askKey({ ...ASKING, filters: { from: '2026-01-01', to: '2026-02-01' } })).toBe(
      askKey({ ...ASKING, question: ` ${ASKING.question} `, filters: { to: '2026-02-01', from: '2026-01-01' } }),
    );
    expect(askKey(ASKING)).not.toBe(askKey({ ...ASKING, without: ['time'] }));
  });
});

describe('parts of an answer', () => {
  it('group sentences by where their words come from', () => {
    expect(sentenceRuns(stateAfter('all').sentences).map((run) => [run.support, run.sentences.length])).toEqual([
      ['supported', 2],
      ['extractive', 1],
    ]);
  });

  it('order passages by the citations in them', () => {
    const { passages, citations } = stateAfter('all');
    const items = orderEvidence(passages, citations);
    expect(items.map((item) => item.numbers)).toEqual([[1], [2], [], [], [], []]);
    expect(items.slice(2).map((item) => item.passage.rank)).toEqual([2, 4, 5, 6]);
  });

  it('show cited lines without a passage for themselves', () => {
    const { citations } = stateAfter('all');
    expect(orderEvidence([], citations).map(({ passage, numbers }) => [passage.line, numbers])).toEqual(
      citations.map(({ line, n }) => [line, [n]]),
    );
  });

  it('takes a name within a longer one for no placeholder', () => {
    expect(placeholderRuns('ship $PIER_NAME to $PIER', ['$PIER'])).toEqual([
      { text: 'ship $PIER_NAME to ', marked: false },
      { text: '$PIER', marked: true },
    ]);
  });

  it('mark placeholders whole', () => {
    const runs = placeholderRuns('get <ns>/<ns-name> -n <ns> $5.*', ['<ns>', '<ns-name>']);
    expect(runs.filter((run) => run.marked).map((run) => run.text)).toEqual(['<ns>', '<ns-name>', '<ns>']);
    expect(runs.map((run) => run.text).join('')).toBe('get <ns>/<ns-name> -n <ns> $5.*');
    expect(placeholderRuns('ls', [])).toEqual([{ text: 'ls', marked: false }]);
    expect(placeholderRuns('a $(b|c) d', ['$(b|c)']).map((run) => run.text)).toEqual(['a ', '$(b|c)', ' d']);
  });
});

describe('an answer as markdown', () => {
  it('has its citations, quotes, commands and sources', () => {
    const markdown = answerMarkdown(stateAfter('all'));
    expect(markdown).toContain('**How did we fix it?**');
    expect(markdown).toContain('in one region. [1]');
    expect(markdown).toContain('> Consumers had to be drained first, otherwise two of them write the same buoy. [2]');
    expect(markdown).toContain('   ```sh\n   buoyctl drain --consumer <consumer-id>\n   ```');
    expect(markdown).toContain('- [1] 2026-journal.md:9 › 2026 › Mon 16 Nov (16 Nov 2026)');
  });

  it('says on which days an error came up', () => {
    const markdown = answerMarkdown(stateAfter('all', fixtureSeenBefore('seen before?')));
    expect(markdown).toContain('It came up on 2 days:');
    expect(markdown).toContain(
      '- 16 Nov 2026, 2026-journal.md:9: `ERROR partition 7 of buoy-raw is full: write timed out`',
    );
    expect(markdown).toContain('- runbooks/buoy-ingest-lag.md:5: `ERROR');
  });

  it('fences commands that hold fences, and says what is not in the notes', () => {
    const done = stateAfter('all');
    const command = { ...done.answer!.steps[0]!.commands[0]!, text: 'cat <<X\n```\nX\n' };
    const markdown = answerMarkdown({
      ...done,
      answer: { ...done.answer!, steps: [{ n: 1, text: 'Do it', commands: [command] }] },
    });
    expect(markdown).toContain('   ````sh\n   cat <<X\n   ```\n   X\n   ````');
    expect(answerMarkdown(stateAfter('all', fixtureAbstention('anchor')))).toContain('Not in the notes.');
  });
});

describe('the list of conversations', () => {
  const asked = (id: string): AskState => ({
    ...startAsk({ ...ASKING, thread: { conversation: id, turn: 1 } }, { asked: '2026-03-06T09:12:00Z', after: null }),
  });
  const kept = (id: string) => ({ id, title: id, changed: '2026-11-18T09:00:00Z', turns: 1 });

  it('has one that was not kept below those asked later, and above those of other days', () => {
    const questions = [asked('third'), asked('second'), asked('first')];
    const order = inOrder([kept('second')], { kept: [kept('third'), kept('first'), kept('old')], questions });
    expect(order.map(({ id }) => id)).toEqual(['third', 'second', 'first', 'old']);
    const running = inOrder([kept('third')], { kept: [kept('first')], questions });
    expect(running.map(({ id }) => id)).toEqual(['third', 'first']);
  });
});
