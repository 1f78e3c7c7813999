import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { copyTemplates } from '../../../core/daily/templates.ts';
import type { Engine } from '../../../core/engine.ts';
import { templateLines, templateText, withoutTemplateText } from '../../../core/notes/template-text.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';
import { parseText } from '../../helpers/parse.ts';
import { index, indexedEngine, NEVER, search } from './engine-on.ts';

/*
 * What a note has from its template is not its writer's words: from a template that the user edits, over `daybook new`
 * and the real index, to what the engine finds; also after the template has changed.
 */

const NOTES = {
  '2031-03-07.md':
    '# Friday 7 March 2031\n\n- mira + jon: looked at the blue valve\n- mira: brewed forty litres\n- jon: printed labels\n- [ ] order a new blue valve\n',
  '2031-03-08.md': '# Saturday 8 March 2031\n\n- mira: bottled the stout\n- jon to mira: well done\n',
};

const TEMPLATE = `---
title: "{{title}}"
date: "{{date}}"
---

# {{weekday}}, {{date}}

{{openItems}}

## Morning

- [ ] zyxplan: walk around the cellar
- TODO read the zyxmeter
- Mira: reports the weather every morning
- Quorra + Tibalt: the second report

We decided to water the zyxplant because it is green.

Remember the zyxwort rule of the house.
`;

const DAY = '2031-03-10.md';

interface Made {
  readonly engine: Engine;
  readonly folder: JournalFolder;
  readonly file: string;
}

/** A journal whose note of the day was made from the user's own template. */
async function madeNote(): Promise<Made> {
  const { engine, folder } = await indexedEngine(NOTES);
  mkdirSync(join(folder.dataDir, 'templates'), { recursive: true });
  copyTemplates(folder.dataDir);
  writeFileSync(join(folder.dataDir, 'templates', 'journal.md'), TEMPLATE);
  const { path } = await engine.procedures.newNote(contract.newNote.input.parse({}), NEVER);
  expect(path).toBe(DAY);
  return { engine, folder, file: join(folder.root, DAY) };
}

/** Everything that is found in a note. */
async function saidIn(engine: Engine, path: string): Promise<string[]> {
  const { tasks } = await engine.procedures.tasks(contract.tasks.input.parse({ state: 'all' }), NEVER);
  const { updates } = await engine.procedures.updates(contract.updates.input.parse({}), NEVER);
  const { decisions } = await engine.procedures.decisions(contract.decisions.input.parse({}), NEVER);
  const { people } = await engine.procedures.people({}, NEVER);
  const hits: string[] = [];
  for (const words of ['zyxplan', 'zyxmeter', 'zyxplant', 'zyxwort', 'Quorra', 'Monday', 'Morning', 'blue valve']) {
    const { results } = await search(engine, words);
    hits.push(...results.filter((one) => one.path === path).map(() => `hit: ${words}`));
  }
  const here = (one: { readonly path: string }): boolean => one.path === path;
  return [
    ...tasks.filter(here).map(({ text }) => `task: ${text}`),
    ...updates.filter(here).map(({ text }) => `update: ${text}`),
    ...decisions.filter(here).map(({ statement }) => `decision: ${statement}`),
    ...people.filter(({ name }) => /quorra|tibalt/i.test(name)).map(({ name }) => `person: ${name}`),
    ...hits,
  ];
}

describe('a note of the user’s own template', () => {
  test('is filled in, and says nothing as long as nobody writes in it', async () => {
    const { engine, file } = await madeNote();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# Monday, 2031-03-10');
    expect(text).toMatch(/^> - order a new blue valve/m);
    expect(await saidIn(engine, DAY)).toEqual([]);
    await index(engine, { fresh: true });
    expect(await saidIn(engine, DAY)).toEqual([]);
  });

  test('says what its writer adds, and no more; also when the template has changed since', async () => {
    const { engine, folder, file } = await madeNote();
    appendFileSync(file, '\n- jon: repaired the kettle\n- [ ] buy hops\n');
    await index(engine);
    const own = ['task: buy hops', 'update: repaired the kettle'];
    // Headings stand, whoever wrote them: they say where the rest is.
    const saidOf = async (path: string) =>
      (await saidIn(engine, path)).filter((one) => !/hit: (?:Morning|Monday)/.test(one));
    expect(await saidOf(DAY)).toEqual(own);
    writeFileSync(
      join(folder.dataDir, 'templates', 'journal.md'),
      '# {{date}}\n\n## Evening\n\n- [ ] lock the cellar\n',
    );
    appendFileSync(file, '- mira: tasted the porter\n');
    await index(engine);
    expect(await saidOf(DAY)).toEqual([...own, 'update: tasted the porter']);
    await index(engine, { fresh: true });
    expect(await saidOf(DAY)).toEqual([...own, 'update: tasted the porter']);
  });

  test('a box of the template that its writer ticks is theirs', async () => {
    const { engine, file } = await madeNote();
    writeFileSync(file, readFileSync(file, 'utf8').replace('- [ ] zyxplan', '- [x] zyxplan'));
    await index(engine);
    const { tasks } = await engine.procedures.tasks(contract.tasks.input.parse({ state: 'done' }), NEVER);
    expect(tasks.map(({ text }) => text)).toEqual(['zyxplan: walk around the cellar']);
  });

  test('the journal’s own folder of templates says nothing either', async () => {
    const { engine, folder } = await madeNote();
    mkdirSync(join(folder.root, 'templates'));
    writeFileSync(join(folder.root, 'templates', 'journal.md'), TEMPLATE.replaceAll('zyx', 'own-zyx'));
    const { path } = await engine.procedures.newNote(contract.newNote.input.parse({ date: '2031-03-11' }), NEVER);
    expect(readFileSync(join(folder.root, path), 'utf8')).toContain('own-zyxplan');
    await index(engine);
    expect(await saidIn(engine, path)).toEqual([]);
    expect(await saidIn(engine, 'templates/journal.md')).toEqual([]);
  });
});

test('who is offered as attendee of a meeting is found there when somebody has written in it', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const request = contract.newNote.input.parse({ kind: 'meeting', title: 'Valve review' });
  const { path } = await engine.procedures.newNote(request, NEVER);
  expect(readFileSync(join(folder.root, path), 'utf8')).toMatch(/^Attendees: .*(?:Mira|Jon)/im);
  const found = async (words: string) => (await search(engine, words)).results.filter((one) => one.path === path);
  expect(await found('mira')).toEqual([]);
  expect(await found('attendees')).toEqual([]);
  expect(await found('valve review')).toHaveLength(1);
});

test('code, tables and labels that a template has too stay whole', () => {
  const template =
    '# {{title}}\n\nLook at the gauge before anything else.\n\n- Checks:\n\n```bash\nkettle stop --now\n```\n\n| Valve | State |\n| --- | --- |\n';
  const note = parseText(
    `${template.replace('{{title}}', 'Kettle boils over')}| blue | open |\n\n\`\`\`bash\nkettle stop --now\nkettle drain\n\`\`\`\n`,
    'runbooks/kettle.md',
  );
  const { chunks } = withoutTemplateText(note, templateText(templateLines([template])));
  const text = chunks.map((chunk) => chunk.text).join('\n');
  expect(text).not.toContain('gauge');
  expect(text).toContain('```bash\nkettle stop --now\nkettle drain\n```');
  expect(text).toContain('| Valve | State |\n| --- | --- |\n| blue | open |');
  // Every line keeps its number.
  for (const { text: own, line, endLine } of chunks) expect(own.split('\n')).toHaveLength(endLine - line + 1);
});
