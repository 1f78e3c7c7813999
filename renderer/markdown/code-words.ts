/** What the words of a program are, as far as they are coloured. */
export type CodeKind = 'comment' | 'string' | 'number' | 'keyword';

/** A span `[from, to)` of a program. */
export interface CodeWord {
  readonly kind: CodeKind;
  readonly from: number;
  readonly to: number;
}

interface Family {
  readonly names: string;
  /** Where a comment begins, up to its end. */
  readonly comment: string;
  readonly string: string;
  readonly keywords: string;
}

const QUOTED = `"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'`;
const HASH = '(?<![^\\s;|&(])#[^\\n]*';
const SLASHES = '//[^\\n]*|/\\*[^]*?\\*/';

/** Languages that share how comments, strings and keywords are written. What is not listed stays without colours. */
const FAMILIES: readonly Family[] = [
  {
    names: 'sh bash zsh fish shell console powershell ps1 dockerfile makefile make',
    comment: HASH,
    string: QUOTED,
    keywords:
      'if then else elif fi for in do done while until case esac function return export local set unset sudo cd echo exit source alias FROM RUN COPY CMD ENTRYPOINT ENV',
  },
  {
    names: 'py python rb ruby r perl pl elixir ex nim',
    comment: HASH,
    string: `"""[^]*?"""|'''[^]*?'''|${QUOTED}`,
    keywords:
      'def class return if elif else for while in not and or is import from as with try except finally raise lambda yield pass break continue None True False nil end do begin rescue ensure module require self async await unless then',
  },
  {
    names: 'yaml yml toml ini conf cfg properties hcl tf terraform',
    comment: `${HASH}|(?<=^|\\n);[^\\n]*`,
    string: QUOTED,
    keywords: 'true false null yes no on off resource variable module provider output',
  },
  {
    names:
      'js jsx ts tsx javascript typescript mjs java kotlin kt scala swift go golang rust rs c cpp h hpp cs csharp php json jsonc json5 proto groovy dart css scss less',
    comment: SLASHES,
    string: `\`(?:[^\`\\\\]|\\\\.)*\`|${QUOTED}`,
    keywords:
      'const let var function return if else for while do switch case break continue new class extends implements interface type enum import export from default async await yield try catch finally throw typeof instanceof in of this super null undefined true false func package struct map chan go defer range select fn pub impl trait match mut use mod where public private protected static final void int long float double bool boolean string char auto namespace using template val fun object override',
  },
  {
    names: 'sql mysql psql postgres postgresql sqlite plsql promql logql',
    comment: '--[^\\n]*|/\\*[^]*?\\*/',
    string: QUOTED,
    keywords:
      'select from where and or not in is null insert into values update set delete create table index view alter drop add column primary key foreign references join left right inner outer on group by order having limit offset as distinct union all exists between like case when then else end begin commit rollback with explain analyze grant revoke sum rate histogram_quantile',
  },
];

/** A number by itself: in a path or a version it is a part of a name. */
const NUMBER = '(?<![\\w./@-])-?(?:0x[0-9a-f]+|\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)(?:[a-z%]{1,3})?(?![\\w./@-])';

const patterns = new Map<string, RegExp>();

/** The words of a program that have a colour, in their order; none for a language that is not known. */
export function codeWords(language: string, text: string): readonly CodeWord[] {
  const pattern = patternOf(language.toLowerCase());
  if (pattern === null) return [];
  return [...text.matchAll(pattern)].flatMap(({ index, 0: { length }, groups = {} }) => {
    const kind = KINDS.find((one) => groups[one] !== undefined);
    return kind === undefined ? [] : [{ kind, from: index, to: index + length }];
  });
}

const KINDS = ['comment', 'string', 'number', 'keyword'] as const satisfies readonly CodeKind[];

function patternOf(language: string): RegExp | null {
  const family = FAMILIES.find(({ names }) => names.split(' ').includes(language));
  if (family === undefined) return null;
  const known = patterns.get(family.names);
  if (known !== undefined) return known;
  const { comment, string, keywords } = family;
  const words = `(?<![\\w$.-])(?:${keywords.split(' ').join('|')})(?![\\w-])`;
  const flags = family.names.startsWith('sql') ? 'gi' : 'g';
  const made = new RegExp(
    `(?<comment>${comment})|(?<string>${string})|(?<number>${NUMBER})|(?<keyword>${words})`,
    flags,
  );
  patterns.set(family.names, made);
  return made;
}
