import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

const NOTES = {
  'diary/2031-02-03.md': `# February

Set the looms up again. I want to write patterns to the frame hosted in Shuttle locally, later from Weft.

On the rack the services are now:

- 10.20.0.7:9300 - Shuttle
- 10.20.0.7:9410 - Weft
- 10.20.0.7:9500 - Bobbin

I looked at Treadle too, but it seemed risky: its makers drop things.
`,
  'standups/2031-02-03.md': `# Standup

- Ilka: dyed the warp
- Jonas: counted shuttles
`,
};

test('one line with the port or the address of a thing answers, whatever verb the question has', async () => {
  const { engine } = await indexedEngine(NOTES);
  const said = async (question: string) => (await answerOf(engine, question)).sentences.map(({ text }) => text);
  expect(await said('on which port does Weft run?')).toContain('10.20.0.7:9410 - Weft');
  expect(await said('where does Shuttle run?')).toContain('10.20.0.7:9300 - Shuttle');
  expect((await said('why is Treadle a risk?')).join(' ')).toContain('risky');
  expect(await said('who was at the standup on February 3?')).toEqual(['dyed the warp', 'counted shuttles']);
});
