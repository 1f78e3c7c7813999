import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageInfo } from '../../../core/import/confluence/page.ts';
import type { Links } from '../../../core/import/markup/links.ts';
import { pageNote } from '../../../core/import/page-file.ts';
import { PAGE_SHAPES } from './page-shapes.ts';
import { missingWords } from './words.ts';

const INFO: PageInfo = {
  id: '11',
  title: 'Vat too hot',
  url: null,
  space: 'BREW',
  ancestors: ['Runbooks'],
  labels: ['oncall'],
  owner: 'Mira Vat',
  version: 3,
  revision: null,
  updated: '2031-03-10',
  sourceName: null,
};
const LINKS: Links = {
  page: ({ title, id }) => (title === 'Pump down' || id === '22' ? 'Pump-down.md' : null),
  attachment: ({ name }) =>
    name === 'vat.png' || name === 'vat plan.pdf' ? `attachments/11/${name.replace(' ', '-')}` : null,
  user: (key) => (key === 'u7' ? 'Mira Vat' : null),
};

function convert(text: string, dialect: 'storage' | 'view' = 'storage') {
  const losses: { what: string; detail: string }[] = [];
  const markdown = pageNote(
    { info: INFO, dialect, text },
    { links: LINKS, lose: (what, detail) => losses.push({ what, detail }) },
  );
  return { markdown, losses, body: markdown.replace(/^---\n[\s\S]*?\n---\n\n# Vat too hot\n\n?/, '') };
}

describe('every word of a page', () => {
  test.each(PAGE_SHAPES)('is kept or listed as lost: $name', ({ storage, words }) => {
    const { markdown, losses } = convert(storage);
    expect(missingWords(words, markdown, losses), markdown).toEqual([]);
  });
});

/** Texts with everything that means something in markdown, HTML or XML. */
const word = fc.stringMatching(/^[a-zåß温0-9*_`~[\]()<>#|!&\\.:+=-]{1,9}$/u);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const escaped = (plain: string) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Made {
  readonly storage: string;
  readonly words: string;
}
const joined = (parts: readonly Made[], between = ' '): Made => ({
  storage: parts.map(({ storage }) => storage).join(between),
  words: parts.map(({ words }) => words).join('\n'),
});
const around = (open: string, close: string) => (inner: Made) => ({
  storage: open + inner.storage + close,
  words: inner.words,
});
const leaf = text.map((plain): Made => ({ storage: escaped(plain), words: plain }));

const { page } = fc.letrec<{ inline: Made; inlines: Made; block: Made; blocks: Made; page: Made }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    ...['strong', 'em', 'u', 'code', 's', 'span', 'x:own'].map((name) =>
      tie('inlines').map(around(`<${name}>`, `</${name}>`)),
    ),
    tie('inlines').map(around('<a href="https://example.com/a b">', '</a>')),
    tie('inlines').map(
      around('<ac:link><ri:page ri:content-title="Pump down" /><ac:link-body>', '</ac:link-body></ac:link>'),
    ),
    text.map((plain): Made => ({
      storage: `<ac:structured-macro ac:name="status"><ac:parameter ac:name="title">${escaped(plain)}</ac:parameter></ac:structured-macro>`,
      words: plain,
    })),
  ),
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((parts) => joined(parts)),
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('inlines').map(around('<p>', '</p>')),
    tie('inlines').map(around('<h2>', '</h2>')),
    text.map((plain): Made => ({
      storage: `<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[${plain}]]></ac:plain-text-body></ac:structured-macro>`,
      words: plain,
    })),
    ...['info', 'expand', 'unheard-of', 'section'].map((name) =>
      tie('blocks').map(
        around(
          `<ac:structured-macro ac:name="${name}"><ac:rich-text-body>`,
          '</ac:rich-text-body></ac:structured-macro>',
        ),
      ),
    ),
    ...['blockquote', 'div', 'own-block'].map((name) => tie('blocks').map(around(`<${name}>`, `</${name}>`))),
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
      .map(([name, items]) => around(`<${name}>`, `</${name}>`)(joined(items.map(around('<li>', '</li>'))))),
    fc
      .array(fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) =>
        around(
          '<table><tbody>',
          '</tbody></table>',
        )(joined(rows.map((cells) => around('<tr>', '</tr>')(joined(cells.map(around('<td>', '</td>'))))))),
      ),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => joined(parts, '')),
  page: fc.array(fc.oneof(tie('block'), tie('inline')), { minLength: 1, maxLength: 4 }).map((parts) => joined(parts)),
}));

test('every word of any page of storage format is kept or listed as lost', () => {
  fc.assert(
    fc.property(page, ({ storage, words }) => {
      const { markdown, losses } = convert(storage);
      const missing = missingWords(words, markdown, losses);
      if (missing.length > 0) throw new Error(`${missing.join(' ')} of ${storage}\n${markdown}`);
    }),
    { numRuns: 300, seed: 7, interruptAfterTimeLimit: 60_000 },
  );
});
