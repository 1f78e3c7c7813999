import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import type { Engine } from '../../core/engine.ts';
import { index, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

const NOTE = '# 2031-03-09\n\n- [ ] oil the hinge\n- [ ] paint the shed\n';

async function tick(engine: Engine, text: string): Promise<void> {
  const { tasks } = await engine.procedures.tasks(contract.tasks.input.parse({ state: 'all' }), NEVER);
  const task = tasks.find((one) => one.text === text);
  await engine.procedures.setTask({ id: task?.id ?? '', state: 'done' }, NEVER);
}

describe('an item that was ticked before its note was written on', () => {
  test('is taken back at its line, and what was written stays', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const file = join(folder.root, 'a.md');
    await tick(engine, 'oil the hinge');
    await tick(engine, 'paint the shed');
    writeFileSync(file, `${readFileSync(file, 'utf8').replace('\n\n', '\n\nRain all day.\n\n')}\nMore.\n`);
    await index(engine);
    expect(await engine.procedures.undoTask({}, NEVER)).toMatchObject({ written: true, task: { state: 'open' } });
    await engine.procedures.undoTask({}, NEVER);
    expect(readFileSync(file, 'utf8')).toBe(
      '# 2031-03-09\n\nRain all day.\n\n- [ ] oil the hinge\n- [ ] paint the shed\n\nMore.\n',
    );
  });

  test('is said also when the heading above it was changed', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const file = join(folder.root, 'a.md');
    await tick(engine, 'oil the hinge');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2031-03-09', '2031-03-08, late'));
    await index(engine);
    const undone = await engine.procedures.undoTask({}, NEVER);
    expect(undone).toMatchObject({ written: true, task: { text: 'oil the hinge', state: 'open' } });
  });

  test('stays when its own line was written anew, and does not keep the change before it from being taken back', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const file = join(folder.root, 'a.md');
    await tick(engine, 'oil the hinge');
    await tick(engine, 'paint the shed');
    writeFileSync(file, readFileSync(file, 'utf8').replace('paint the shed', 'paint the shed red'));
    await index(engine);
    await expect(engine.procedures.undoTask({}, NEVER)).rejects.toMatchObject({
      code: 'invalid',
      message: '“- [x] paint the shed” does not stand in a.md any more: that change stays.',
    });
    expect(await engine.procedures.undoTask({}, NEVER)).toMatchObject({ written: true });
    expect(readFileSync(file, 'utf8')).toBe('# 2031-03-09\n\n- [ ] oil the hinge\n- [x] paint the shed red\n');
  });

  test('is not guessed among lines that say the same', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# 2031-03-09\n\n- [ ] oil the hinge\n' });
    const file = join(folder.root, 'a.md');
    await tick(engine, 'oil the hinge');
    const twice = '# 2031-03-09\n\nRain.\n\n- [x] oil the hinge\n\n- [x] oil the hinge\n';
    writeFileSync(file, twice);
    await index(engine);
    await expect(engine.procedures.undoTask({}, NEVER)).rejects.toMatchObject({ code: 'invalid' });
    expect(readFileSync(file, 'utf8')).toBe(twice);
  });
});
