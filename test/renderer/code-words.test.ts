import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeWords } from '../../renderer/markdown/code-words.ts';

function said(language: string, text: string): readonly string[] {
  return codeWords(language, text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);
}

describe('the words of a program', () => {
  it.each([
    [
      'bash',
      'for x in a#b; do echo "$x" # each\ndone',
      ['keyword for', 'keyword in', 'keyword do', 'keyword echo', 'string "$x"', 'comment # each', 'keyword done'],
    ],
    ['python', "x = 0x1f  # hex\nreturn 'a#b'", ['number 0x1f', 'comment # hex', 'keyword return', "string 'a#b'"]],
    ['ts', 'const a = `b//c`; // d', ['keyword const', 'string `b//c`', 'comment // d']],
    [
      'yaml',
      'replicas: 3 # pods\nname: "x"\non: true',
      ['number 3', 'comment # pods', 'string "x"', 'keyword on', 'keyword true'],
    ],
    [
      'SQL',
      "SELECT 1 FROM t -- all\nwhere a = 'b'",
      ['keyword SELECT', 'number 1', 'keyword FROM', 'comment -- all', 'keyword where', "string 'b'"],
    ],
    ['bash', 'ls /srv/16/main a/3 v1.2 --keep 3', ['number 3']],
    ['json', '{"a":1,"b":[2]}', ['string "a"', 'number 1', 'string "b"', 'number 2']],
    ['json', '{"a": 1.5, "b": null}', ['string "a"', 'number 1.5', 'string "b"', 'keyword null']],
    ['mermaid', 'graph TD; A-->B', []],
    ['', 'if true', []],
  ])('of %s', (language, text, words) => {
    expect(said(language, text)).toEqual(words);
  });

  it('stand in their order and never overlap', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', "'", '`', '#', '/', '*', '-', ' ', '\n', 'if', '1', '\\', 'x'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.constantFrom('sh', 'py', 'ts', 'yaml', 'sql'), text, (language, code) => {
        let at = 0;
        for (const { from, to } of codeWords(language, code)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(code.length);
          at = to;
        }
      }),
    );
  });
});
