import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ImportReportSchema } from '../../../core/contract/import.ts';
import { plainMarkdown } from '../../../core/import/files/plain-markdown.ts';
import { readFrontmatter } from '../../../core/notes/frontmatter.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeFiles, type Files } from './exports.ts';

let folder: ReturnType<typeof tempFolder>;
let into: string;
let source: string;
beforeEach(() => {
  folder = tempFolder('markdown');
  into = join(folder.path, 'notes');
  source = join(folder.path, 'site');
});
afterEach(() => folder.remove());

async function importOf(files: Files) {
  writeFiles(source, files);
  const { outcome, stdout } = await runCommand(['import', 'markdown', source, '--into', into, '--json']);
  expect(outcome, stdout).toBe(0);
  return ImportReportSchema.parse(JSON.parse(stdout));
}

const read = (name: string) => readFileSync(join(into, name), 'utf8');

describe('a repository of documentation', () => {
  test('with MkDocs and Backstage gives titles, owners, pictures and links', async () => {
    const report = await importOf({
      'mkdocs.yml': `site_name: Brewery
markdown_extensions:
  - pymdownx.emoji: { emoji_index: !!python/name:material.emoji.x '' }
nav:
  - Home: index.md
  - On call:
      - Vat too hot: runbooks/vat-hot.md
`,
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: vats }\nspec: { owner: "group:default/brewers" }\n',
      'docs/index.md':
        '# Welcome\n\nSee [hot](runbooks/vat-hot.md#fix), [gone](nowhere.md), [web](https://example.com).\n',
      'docs/runbooks/vat-hot.md':
        '---\nreviewed: 2031-02-01\n---\n# Hot\n\n![plan](../img/vat%20plan.png)\n\n<img src="../img/pump.svg" width="9">\n\n[home]\n\n[home]: /index.md\n',
      'docs/img/vat plan.png': 'png',
      'docs/img/pump.svg': 'svg',
      'docs/img/unused.png': 'png',
      'src/main.go': 'package main',
      '.github/ISSUE_TEMPLATE.md': 'nobody reads this',
    });
    expect(report).toMatchObject({ pages: 2, written: ['docs/index.md', 'docs/runbooks/vat-hot.md'], attachments: 2 });
    expect(report.losses).toEqual([{ page: 'docs/index.md', what: 'link', detail: 'gone → nowhere.md' }]);
    expect(read('docs/index.md')).toContain(
      '[hot](runbooks/vat-hot.md#fix), [gone](nowhere.md), [web](https://example.com)',
    );
    const hot = read('docs/runbooks/vat-hot.md');
    expect(readFrontmatter(hot).data).toMatchObject({ title: 'Vat too hot', owner: 'brewers', source: 'markdown' });
    expect(hot).toContain('reviewed: 2031-02-01\n');
    expect(hot).toContain('![plan](../img/vat-plan.png)\n\n<img src="../img/pump.svg" width="9">');
    expect(hot).toContain('[home]: ../index.md');
    expect(read('docs/img/vat-plan.png')).toBe('png');
    expect(existsSync(join(into, 'docs/img/unused.png'))).toBe(false);
  });

  test('with Docusaurus gives its front matter, boxes, tabs, addresses of the site, and no components', async () => {
    const report = await importOf({
      'docusaurus.config.js': 'module.exports = {}',
      'static/img/keg.png': 'png',
      'docs/keg.mdx': `---
sidebar_label: Kegs
last_update: { date: 2031-01-05, author: Mira Vat }
---
import Tabs from '@theme/Tabs';

# Kegs

:::danger[Do not open]
Pressure, see [vats](/docs/vats#cold).

\`\`\`bash title="close"
kegctl close <keg>
\`\`\`
:::

<Tabs>
<TabItem value="a" label="Linux">

![keg](/img/keg.png)

</TabItem>
</Tabs>

<Chart data={rows} />
`,
      'docs/vats.md': '# Vats\n\nReplace <Name> in `a.yaml`.\n\n<Name>\n',
    });
    const note = read('docs/keg.md');
    expect(readFrontmatter(note).data).toMatchObject({ title: 'Kegs', updated: '2031-01-05', last_editor: 'Mira Vat' });
    expect(note).toContain(
      '> [!CAUTION]\n> **Do not open**\n> Pressure, see [vats](vats.md#cold).\n\n```bash title="close"\nkegctl close <keg>\n```\n',
    );
    expect(note).toContain('**Linux**\n');
    expect(note).toContain('![keg](../static/img/keg.png)');
    expect(note).not.toMatch(/TabItem|import Tabs|Chart/);
    expect(report.losses.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      "component import Tabs from '@theme/Tabs';",
      'component <Chart data={rows} />',
    ]);
    expect(read('docs/vats.md')).toContain('\n<Name>\n');
  });

  test('gives each page the day and the author of its last change, as git knows them', async () => {
    writeFiles(source, { 'a.md': '# A\n', 'b.md': '---\nupdated: 2030-01-01\n---\n# B\n' });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Jo Keg', '-c', 'user.email=jo@example.com', ...args], {
        cwd: source,
        env: { ...process.env, GIT_AUTHOR_DATE: '2031-02-03T10:00:00Z', GIT_COMMITTER_DATE: '2031-02-03T10:00:00Z' },
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'pages');
    await importOf({});
    expect(readFrontmatter(read('a.md')).data).toMatchObject({ updated: '2031-02-03', last_editor: 'Jo Keg' });
    expect(readFrontmatter(read('b.md')).data).toMatchObject({ updated: '2030-01-01', last_editor: 'Jo Keg' });
  });
});

describe('again', () => {
  test('writes what changed, keeps what was edited, and says what is gone', async () => {
    await importOf({ 'a.md': '# A\n', 'b/c d.md': '# C\n\n[a](../a.md)\n' });
    expect(read('b/c-d.md')).toContain('[a](../a.md)');
    expect(await importOf({})).toMatchObject({ written: [], unchanged: 2 });
    writeFileSync(join(into, 'a.md'), 'mine');
    const copy = 'a.from-markdown.md';
    expect(await importOf({ 'a.md': '# A2\n' })).toMatchObject({
      written: [copy],
      conflicts: [{ path: 'a.md', copy }],
    });
    expect([read('a.md'), read(copy).includes('# A2')]).toEqual(['mine', true]);
    expect(await importOf({})).toMatchObject({ written: [], conflicts: [] });
  });

  test('refuses to import itself, a folder without pages, and a folder of another source', async () => {
    writeFiles(source, { 'a.md': '# A\n' });
    const refusal = async (...argv: readonly string[]) => {
      const { outcome, stdout } = await runCommand(['import', 'markdown', ...argv, '--json']);
      expect(outcome).toBe(1);
      return stdout;
    };
    expect(await refusal(source, '--into', join(source, 'notes'))).toContain('import itself');
    expect(await refusal(source, '--into', source)).toContain('import itself');
    writeFiles(join(folder.path, 'empty'), { 'a.txt': 'x' });
    expect(await refusal(join(folder.path, 'empty'), '--into', into)).toContain('holds no markdown');
    expect(await refusal(join(folder.path, 'none'), '--into', into)).toContain('There is no file or folder');
    await importOf({});
    writeFiles(join(folder.path, 'other'), { 'a.md': 'x' });
    expect(await refusal(join(folder.path, 'other'), '--into', into)).toContain(
      'already holds the import of markdown site',
    );
  });
});

test.each([
  ['## Set up {#set-up}', '## Set up', ['#set-up']],
  ['### Drain it {: #drain .wide }', '### Drain it', ['#drain']],
  ['## Use {{ name }}', '## Use {{ name }}', []],
  ['a {#b}', 'a {#b}', []],
])('the address of a heading is no part of it: %j', (line, plain, lost) => {
  const losses: string[] = [];
  expect(plainMarkdown([line], { lose: (_what, detail) => losses.push(detail), isMdx: false })).toEqual([plain]);
  expect(losses).toEqual(lost);
});

describe('boxes of other tools', () => {
  const plain = (text: string) => {
    const losses: string[] = [];
    const lines = plainMarkdown(text.split('\n'), { lose: (_what, detail) => losses.push(detail), isMdx: false });
    return { text: lines.join('\n'), losses };
  };

  test.each([
    ['!!! warning "Hot"\n    Steam.\n\n    - one\n\nafter', '> [!WARNING]\n> **Hot**\n> Steam.\n>\n> - one\n\nafter'],
    ['??? note\n    Inside\n\n    ```sh\n    a | b\n      c\n    ```', '> [!NOTE]\n> Inside\n\n```sh\na | b\n  c\n```'],
    ['- step\n\n    !!! danger\n        Off first', '- step\n\n    > [!CAUTION]\n    > Off first'],
    ['=== "Linux"\n\n    ```sh\n    x\n    ```\n\n=== "Mac"\n\n    y', '**Linux**\n\n```sh\nx\n```\n\n**Mac**\n\ny'],
    ['::::note\n:::tip Inner\nx\n:::\ny\n::::', '> [!NOTE]\n> [!TIP]\n> **Inner**\n> x\n>\n> y'],
    ['{{< alert type="warning" title="W" >}}\nx\n{{< /alert >}}', '> [!WARNING]\n> **W**\n> x'],
    ['{{% tab name="Linux" %}}\nx\n{{% /tab %}}', '**Linux**\n\nx'],
    ['<aside>\n⚠️ Hot\n\n</aside>', '> [!WARNING]\n> ⚠️ Hot'],
    ['{{< figure src="a b.png" caption="Plan" >}}', '![Plan](a%20b.png)'],
    ['[x]({{< ref "vats.md" >}})', '[x](vats.md)'],
  ])('%j', (text, expected) => {
    expect(plain(text)).toEqual({ text: expected, losses: [] });
  });

  test.each(['```\n!!! note\n    x\n:::tip\n{{< x >}}\n```', ':::tip\nnever closed', 'a ::: b', ':::unheard\nx\n:::'])(
    'leave %j as it is',
    (text) => {
      expect(plain(text)).toEqual({ text, losses: [] });
    },
  );

  test('that are not known are kept and said', () => {
    const text = 'a {{< chart id="7" >}}\n--8<-- "inc.md"';
    expect(plain(text)).toEqual({ text, losses: ['{{< chart id="7" >}}', '--8<-- "inc.md"'] });
  });
});
