import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Blocks } from '../../renderer/markdown/block.tsx';
import { decodeEntities } from '../../renderer/markdown/entities.ts';
import { isHardWrapped } from '../../renderer/markdown/hard-wrap.ts';
import { lexBlocks } from '../../renderer/markdown/lex.ts';
import { footnotesOf } from '../../renderer/markdown/footnotes.ts';
import { headingSlug, linkTarget } from '../../renderer/markdown/links.ts';
import { ReadingContext } from '../../renderer/markdown/reading.ts';
import { Sentence } from '../../renderer/markdown/sentence.tsx';

const MISSING = new Map([
  ['folder/gone.md', 'folder/gone.md'],
  ['no: such', null],
]);

function html(
  text: string,
  options: { readonly firstLine?: number; readonly cited?: readonly [number, number] } = {},
): string {
  const cited = options.cited ?? null;
  const footnotes = footnotesOf(text);
  const reading = {
    journal: '/n',
    path: 'folder/a.md',
    cited,
    dated: new Map(),
    footnotes,
    missing: MISSING,
    headings: null,
  };
  const blocks = createElement(Blocks, { blocks: lexBlocks(text, options.firstLine ?? 1) });
  return renderToStaticMarkup(createElement(ReadingContext, { value: reading }, blocks));
}

/** Numbers of the lines that are shown, in order. */
function lines(markup: string): number[] {
  return [...markup.matchAll(/data-line="(\d+)"/g)].map((match) => Number(match[1]));
}

describe('links by name', () => {
  it('leads from a name in double brackets to the note that is called so', () => {
    const markup = html('See [[runbooks/failover|the runbook]], [[Kettle#Steps]] and [[ ]].');
    expect(markup).toMatch(/<a href="#\/note\?[^"]*path=runbooks%2Ffailover">the runbook<\/a>/);
    expect(markup).toMatch(/<a href="#\/note\?[^"]*path=Kettle&amp;heading=Steps">Kettle#Steps<\/a>/);
    expect(markup).toContain('[[ ]]');
  });
});

describe('footnotes', () => {
  it('lead to where they stand, and say it', () => {
    const markup = html(
      'It failed[^1], as said[^why]: twice[^2].\n\n[^1]: On a Sunday.\n[^why]: https://example.com/a\n',
    );
    expect(markup).toMatch(
      /failed<sup class="footnote"><a href="#\/note\?[^"]*line=3"[^>]*title="On a Sunday\.">1<\/a>/,
    );
    expect(markup).toContain('aria-label="Footnote why"');
    expect(markup).toContain('why</a></sup>: twice');
    // One that is not there stays what it is.
    expect(markup).toContain('[^2]');
    expect(markup).toContain('<sup class="footnote">1</sup> On a Sunday.');
    expect(markup).toMatch(/<sup class="footnote">why<\/sup> <a [^>]*href="https:\/\/example\.com\/a"/);
  });
});

describe('markdown', () => {
  it('leaves raw HTML as text', () => {
    const markup = html(
      '<script>alert(1)</script>\n\nA <b onclick="x()">bold</b> <img src=x onerror=y>\n\n<!-- hidden -->',
    );
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(markup).toContain('&lt;b onclick=&quot;x()&quot;&gt;');
    expect(markup).toContain('&lt;!-- hidden --&gt;');
    expect(markup).not.toMatch(/<(?:script|b|img)[ >]/);
  });

  it('never makes a dangerous element or address, whatever the text', () => {
    const piece = fc.constantFrom(
      '<script>',
      '<img src=x onerror=a>',
      '[a](javascript:b)',
      '[a]( JaVa\tScript:b)',
      '![i](data:text/html,x)',
      '<a href="javascript:x">',
      '`',
      '**',
      '\n',
      '- ',
      '> ',
      '|',
      '[x]: javascript:y',
      '[x]',
      'http://a.b',
      '<javascript:z>',
      '&#106;avascript:',
      'text ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const markup = html(pieces.join(''));
        expect(markup).not.toMatch(/<(?:script|img|iframe|object|style)\b/i);
        expect(markup).not.toMatch(/href="\s*(?:javascript|data|vbscript):/i);
        expect(markup).not.toMatch(/<[^>]*\son[a-z]+="/i);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps nested lists, tasks and their lines', () => {
    const markup = html('- one\n  - half\n    1. deep\n    2. deeper\n- [x] two\n- [ ] three\n  more', {
      firstLine: 10,
    });
    expect(markup.match(/<ul>/g)).toHaveLength(2);
    expect(markup).toContain('<ol start="1">');
    expect(markup).toContain('aria-label="done:"');
    expect(lines(markup)).toEqual([10, 11, 12, 13, 14, 15, 16]);
  });

  it('starts an ordered list where the note does', () => {
    expect(html('7. seven\n8. eight')).toContain('<ol start="7">');
  });

  it('keeps tables with their alignment and lines', () => {
    const markup = html('x\n\n| a | b |\n|:--|--:|\n| 1 | **2** |\n| 3 | |');
    expect(markup).toContain('<td class="align-right"><strong>2</strong></td>');
    expect(lines(markup)).toEqual([1, 3, 5, 6]);
  });

  it('keeps code byte for byte, with the line of each row', () => {
    const markup = html('a\n\n```sh title\nif <x> && y\n\n  z\n```\n\n    indented', { firstLine: 5 });
    expect(markup).toContain('if &lt;x&gt; &amp;&amp; y\n');
    expect(lines(markup)).toEqual([5, 8, 9, 10, 13]);
    expect(markup).toContain('<span>sh</span>');
  });

  it('lights exactly the cited lines', () => {
    const markup = html('# T\n\nanna: one\nben: two\n\n```\nx\ny\n```\n', { cited: [4, 7] });
    const lit = [...markup.matchAll(/data-line="(\d+)" class="line cited[^"]*"/g)].map((match) => Number(match[1]));
    expect(lit).toEqual([4, 7]);
  });

  it('begins headings one level below the page', () => {
    expect(html('# A **b**')).toMatch(/<h2 [^>]*note-h1[^>]*data-heading="a-b"/);
    expect(html('###### F')).toContain('<h6 ');
  });

  it('names images and decodes entities', () => {
    const markup = html('![chart](x.png) A &amp; B &lt;i&gt; &#8212; &nope;');
    expect(markup).not.toContain('<img');
    expect(markup).toContain('>chart<');
    expect(markup).toContain('A &amp; B &lt;i&gt; — &amp;nope;');
    expect(decodeEntities('&#0; &#xD800; &#x1F600;')).toBe('\ufffd \ufffd 😀');
  });

  it('renders a sentence inline', () => {
    expect(renderToStaticMarkup(createElement(Sentence, { text: 'Run `a <b>` **now**' }))).toBe(
      'Run <code>a &lt;b&gt;</code> <strong>now</strong>',
    );
  });

  it('places every shown line inside the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '# h',
            '- a',
            '  - b',
            'text',
            '',
            '> q',
            '```',
            '| a | b |',
            '|--|--|',
            '1. x',
            '    code',
            '---',
            '<p>',
          ),
          { maxLength: 25 },
        ),
        (rows) => {
          const shown = lines(html(rows.join('\n')));
          expect(shown.every((line) => line >= 1 && line <= rows.length)).toBe(true);
          expect(shown).toEqual(shown.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('paragraphs', () => {
  it('let wrapped prose flow and keep remarks on their lines', () => {
    const wrapped =
      'The consumers of the topic are slower than the buoys send, so that\nreadings arrive late, but nothing is lost for seventy-two hours at\nleast.';
    expect(isHardWrapped(wrapped)).toBe(true);
    expect(isHardWrapped('anna: does this\nben: does that')).toBe(false);
    expect(isHardWrapped(`${'a'.repeat(70)}\nben: ${'b'.repeat(60)}`)).toBe(false);
    expect(isHardWrapped('one line')).toBe(false);
  });
});

describe('links', () => {
  const from = 'folder/sub/a.md';

  it('to the outside are http, https and mailto only', () => {
    expect(linkTarget('https://example.org/a?b=1', from)).toEqual({
      kind: 'external',
      url: 'https://example.org/a?b=1',
    });
    expect(linkTarget('mailto:x@example.org', from)).toMatchObject({ kind: 'external' });
    for (const href of [
      'javascript:alert(1)',
      'JAVASCRIPT:x',
      ' java\nscript:x',
      '\u0001javascript:x',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      'ms-word:x',
      'http://[',
    ]) {
      expect(linkTarget(href, from).kind, href).toBe('refused');
    }
  });

  it('of Daybook lead to what they name, and to nothing else', () => {
    expect(linkTarget('daybook://note/b%20c.md#L12', from)).toEqual({
      kind: 'own',
      link: { kind: 'note', path: 'b c.md', journal: null, line: 12, endLine: 12 },
    });
    for (const href of ['daybook://settings', 'daybook://note/..%2fx.md', 'daybook:x']) {
      expect(linkTarget(href, from).kind, href).toBe('refused');
    }
  });

  it('to notes are resolved inside the journal', () => {
    expect(linkTarget('../b%20c.md#L12', from)).toEqual({
      kind: 'note',
      path: 'folder/b c.md',
      line: 12,
      heading: null,
    });
    expect(linkTarget('/top.md#the-fix', from)).toEqual({
      kind: 'note',
      path: 'top.md',
      line: null,
      heading: 'the-fix',
    });
    expect(linkTarget('#the-fix', from)).toEqual({ kind: 'note', path: from, line: null, heading: 'the-fix' });
    expect(linkTarget('../../../etc/x.md', from).kind).toBe('refused');
    expect(linkTarget('tool.exe', from).kind).toBe('refused');
    expect(linkTarget('bad%ff.md', from)).toMatchObject({ kind: 'note', path: 'folder/sub/bad%ff.md' });
  });

  it('become elements that say what they do', () => {
    const markup = html('[a](https://example.org) [b](../b.md#L3) [c](javascript:x) <https://example.org/auto>');
    expect(markup).toContain('target="_blank" rel="noopener noreferrer"');
    expect(markup).toContain('href="#/note?journal=%2Fn&amp;path=b.md&amp;line=3"');
    expect(markup).toMatch(/<span class="refused-link"[^>]*>c<\/span>/);
  });

  it('to headings use the usual anchor', () => {
    expect(headingSlug('Fix it, now: `x`')).toBe('fix-it-now-x');
    expect(headingSlug('Ärger im Büro')).toBe('ärger-im-büro');
  });
});
