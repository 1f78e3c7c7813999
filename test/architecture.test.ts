import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../core/cli/program.ts';
import { contract } from '../core/contract.ts';
import { FIGURES } from './bench/figures.ts';
import { bareAssertions, find, findCircles, onlyReexports, swallowed } from './architecture/checks.ts';
import {
  CONTRACT,
  EMPTY_WORDS,
  HOSTS,
  BUILDERS,
  LAUNCHERS,
  LAYERS,
  MAX_LINES,
  MAX_MEDIAN_LINES,
  MAX_TRIES_PER_1000_LINES,
  NEIGHBOURS,
  PURE,
  SINGLE_IMPORTERS,
  TYPE_ONLY_EXCEPTIONS,
  WITHIN,
} from './architecture/layers.ts';
import { listFiles, memberName, parseSource, readSources, ROOT, stringValue } from './helpers/source-tree.ts';

const TREES = ['core', 'electron', 'renderer'] as const;
const trees = Object.fromEntries(TREES.map((tree) => [tree, readSources(tree)]));
const product = Object.values(trees).flat();
const tests = readSources('test');

/** Fails with one line a violation, each beginning with `path:line`. */
function demand(rule: string, violations: readonly string[]): void {
  if (violations.length > 0) expect.fail(`${rule}\n  ${violations.join('\n  ')}`);
}

/** Whether `path` is the file, or lies in the folder, that `entry` names. */
function matches(path: string, entry: string): boolean {
  return entry.endsWith('/') ? path.startsWith(entry) : path === entry;
}

describe('imports', () => {
  const edges = product.flatMap((file) => file.edges);

  function layerOf(path: string): { readonly index: number; readonly entry: string } | null {
    for (const [index, layer] of LAYERS.entries()) {
      const entry = layer.find((candidate) => matches(path, candidate));
      if (entry !== undefined) return { index, entry };
    }
    return null;
  }

  test('every file of core and electron belongs to a layer', () => {
    const homeless = product.filter(({ path }) => !path.startsWith('renderer/') && layerOf(path) === null);
    demand(
      'Give the file a layer in test/architecture/layers.ts, or move it:',
      homeless.map(({ path }) => `${path}:1`),
    );
  });

  test('point to an earlier layer, or to a listed neighbour', () => {
    const wrong = edges.flatMap(({ path, line, target }) => {
      const from = layerOf(path);
      const to = target === null ? null : layerOf(target);
      if (from === null || to === null || from.entry === to.entry || to.index < from.index) return [];
      if (NEIGHBOURS.some(([left, right]) => left === from.entry && right === to.entry)) return [];
      return [`${path}:${line} (${from.entry}) imports ${target} (${to.entry})`];
    });
    demand('An import points the wrong way (see LAYERS):', wrong);
  });

  test('within a layer point to an earlier folder', () => {
    const wrong = Object.entries(WITHIN).flatMap(([home, folders]) => {
      const indexOf = (path: string) => folders.findIndex((folder) => path.startsWith(home + folder));
      return edges.flatMap(({ path, line, target }) => {
        const [from, to] = [indexOf(path), target === null ? -1 : indexOf(target)];
        return from === -1 || to <= from ? [] : [`${path}:${line} imports ${target}`];
      });
    });
    demand('An import points to a later folder of its layer (see WITHIN):', wrong);
  });

  test('stay inside core, electron and renderer, and the renderer knows only the contract', () => {
    const wrong = edges.flatMap(({ path, line, target, typeOnly }) => {
      if (target === null || target.startsWith('resources/')) return [];
      if (typeOnly && TYPE_ONLY_EXCEPTIONS.some(([from, to]) => path === from && target === to)) return [];
      if (path.startsWith('renderer/')) {
        return target.startsWith('renderer/') || CONTRACT.some((entry) => matches(target, entry))
          ? []
          : [`${path}:${line} imports ${target}`];
      }
      const allowed = path.startsWith('core/') ? ['core/'] : ['core/', 'electron/'];
      return allowed.some((tree) => target.startsWith(tree)) ? [] : [`${path}:${line} imports ${target}`];
    });
    demand('core imports core, electron imports core, the renderer imports the contract and nothing else:', wrong);
  });

  test('of a guarded package have one door', () => {
    const wrong = edges.flatMap(({ path, line, specifier }) => {
      const doors = SINGLE_IMPORTERS[specifier];
      if (doors === undefined || doors.some((door) => matches(path, door))) return [];
      return [`${path}:${line} imports ${specifier}; only ${doors.join(', ')} may`];
    });
    demand('A guarded package is imported elsewhere:', wrong);
  });

  test('of packages by core are runtime dependencies', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const wrong = edges.flatMap(({ path, line, specifier, target, typeOnly }) => {
      if (target !== null || typeOnly || !path.startsWith('core/') || specifier.startsWith('node:')) return [];
      if (BUILDERS.includes(path)) return [];
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      return name in dependencies ? [] : [`${path}:${line} imports ${name}, which is not in "dependencies"`];
    });
    demand('core runs without development dependencies:', wrong);
  });

  test('of the engine are for hosts', () => {
    const wrong = edges.flatMap(({ path, line, target }) => {
      if (target !== 'core/engine.ts' || HOSTS.some((host) => matches(path, host))) return [];
      return [`${path}:${line} imports core/engine.ts`];
    });
    demand(`Only hosts (${HOSTS.join(' ')}) compose an engine:`, wrong);
  });

  test('do not run in circles', () => {
    demand('Files import each other in a circle:', findCircles(product));
  });

  test('name the file with its extension, and no folder', () => {
    const wrong = edges.filter(({ target }) => target !== null && !/\.[a-z]+(\?[a-z]+)?$/.test(posix.basename(target)));
    demand(
      'Write the whole file name:',
      wrong.map(({ path, line, specifier }) => `${path}:${line} imports ${specifier}`),
    );
  });
});

describe('pure code', () => {
  const pure = product.filter(({ path }) =>
    PURE.some(({ folder, except }) => path.startsWith(folder) && !except.includes(path)),
  );

  test('imports no node:* module', () => {
    const wrong = pure.flatMap((file) => file.edges.filter(({ specifier }) => specifier.startsWith('node:')));
    demand(
      'Gather outside, compute inside:',
      wrong.map((edge) => `${edge.path}:${edge.line} imports ${edge.specifier}`),
    );
  });

  test('has no clock and no randomness', () => {
    const wrong = find(pure, (node) => {
      const name = node.type === 'CallExpression' ? memberName(node['callee']) : null;
      if (name === 'Date.now' || name === 'Math.random' || name === 'crypto.randomUUID') return `calls ${name}()`;
      const isNow = node.type === 'NewExpression' && memberName(node['callee']) === 'Date';
      return isNow && Array.isArray(node['arguments']) && node['arguments'].length === 0 ? 'calls new Date()' : null;
    });
    demand('Time and randomness come in as values:', wrong);
  });
});

describe('size', () => {
  test(`no file is longer than ${MAX_LINES} lines`, () => {
    const long = product.filter(({ lines }) => lines.length > MAX_LINES);
    demand(
      'Split the file by idea:',
      long.map(({ path, lines }) => `${path}:${MAX_LINES} has ${lines.length} lines`),
    );
  });

  test(`the median file has at most ${MAX_MEDIAN_LINES} lines`, () => {
    const sorted = product.map(({ lines }) => lines.length).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)], 'median lines of a file').toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });

  test.each(TREES)(`%s has at most ${MAX_TRIES_PER_1000_LINES} try in 1,000 lines`, (tree) => {
    const files = trees[tree] ?? [];
    const lines = files.reduce((sum, file) => sum + file.lines.length, 0);
    const tries = find(files, (node) => (node.type === 'TryStatement' ? 'try' : null));
    const allowed = Math.ceil((lines * MAX_TRIES_PER_1000_LINES) / 1000);
    if (tries.length > allowed) demand(`${tries.length} try in ${lines} lines of ${tree}, ${allowed} allowed:`, tries);
  });
});

describe('types', () => {
  test('no any', () => {
    demand(
      'Name the type, or use unknown:',
      find([...product, ...tests], ({ type }) => (type === 'TSAnyKeyword' ? 'any' : null)),
    );
  });

  test('every type assertion says why it is safe', () => {
    demand('Put a `// SAFETY:` comment on the line above, naming the checked fact:', product.flatMap(bareAssertions));
  });
});

describe('names', () => {
  test('files and folders are kebab-case and say what they hold', () => {
    const wrong = product.flatMap(({ path }) => {
      const parts = path.split('/');
      const stem = (parts.at(-1) ?? '').replace(/(\.config|\.d)?\.[a-z]+$/, '');
      const names = [...parts.slice(0, -1), stem];
      const odd = names.find((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name));
      if (odd !== undefined) return [`${path}:1 "${odd}" is not kebab-case`];
      const empty = names.flatMap((name) => name.split('-')).find((word) => EMPTY_WORDS.includes(word));
      return empty === undefined ? [] : [`${path}:1 "${empty}" says nothing about what it holds`];
    });
    demand('Name the file for its one idea:', wrong);
  });

  test('no default exports outside tool configuration', () => {
    const files = product.filter(({ path }) => !path.endsWith('.config.ts'));
    demand(
      'Export by name:',
      find(files, ({ type }) => (type === 'ExportDefaultDeclaration' ? 'default export' : null)),
    );
  });

  test('no barrels', () => {
    const wrong = product.flatMap((file) => {
      if (/(^|\/)index\.[a-z]+$/.test(file.path)) return [`${file.path}:1 is named index`];
      const star = find([file], ({ type }) => (type === 'ExportAllDeclaration' ? 'export *' : null));
      return star.length > 0 ? star : onlyReexports(file) ? [`${file.path}:1 only re-exports`] : [];
    });
    demand('Import from where a thing is:', wrong);
  });
});

describe('habits', () => {
  test('the environment is read in core/config.ts', () => {
    const files = product.filter(({ path }) => path !== 'core/config.ts' && !LAUNCHERS.includes(path));
    const reads = find(files, (node) => {
      if (node.type === 'MemberExpression' && memberName(node) === 'process.env') return 'process.env';
      return node.type === 'ImportDeclaration' && stringValue(node['source']) === 'node:process'
        ? 'node:process'
        : null;
    });
    demand('Take the value from Config:', reads);
  });

  test('no exception is swallowed without a reason', () => {
    demand(
      'Handle the failure, let it through, or say in a comment above why it does not matter:',
      product.flatMap(swallowed),
    );
  });

  test('notes are never put into the page as HTML', () => {
    const wrong = product.flatMap(({ path, lines }) =>
      lines.flatMap((text, index) =>
        /innerHTML|dangerouslySetInnerHTML|outerHTML/.test(text) ? [`${path}:${index + 1}`] : [],
      ),
    );
    demand('Render elements, not HTML:', wrong);
  });

  test('nothing is left for later', () => {
    const marker = /^[\s*/-]*(TODO|FIXME|XXX|HACK)\b|(?<![`'"\w])(TODO|FIXME|XXX|HACK)[:(]/m;
    const wrong = [...product, ...tests].flatMap(({ path, comments }) =>
      comments
        .filter(({ text }) => marker.test(text))
        .map(({ line, text }) => `${path}:${line} ${text.trim().slice(0, 60)}`),
    );
    demand('Do it, or write it where work is planned:', wrong);
  });

  test('no file names a folder of one machine', () => {
    const machinePath = new RegExp(
      `(?<![\\w.~-])/(${['work', 'root', 'Users'].join('|')})/[a-z]|(?<![\\w.])/tmp/[a-z]`,
    );
    const texts = ['.ci', 'core', 'electron', 'renderer', 'resources', 'test'].filter((folder) =>
      existsSync(join(ROOT, folder)),
    );
    const documents = listFiles('.').filter((path) => !path.includes('/') && path !== 'package-lock.json');
    const wrong = [...texts.flatMap(listFiles), ...documents]
      .filter((path) => /\.(ts|tsx|mjs|cjs|css|html|json|jsonl|md|ya?ml|sh)$|\/run$/.test(path))
      .flatMap((path) =>
        readFileSync(join(ROOT, path), 'utf8')
          .split('\n')
          .flatMap((text, index) =>
            machinePath.test(text) ? [`${path}:${index + 1} ${text.trim().slice(0, 80)}`] : [],
          ),
      );
    demand('Find the path at run time (temporary folder, home, relative to the repository):', wrong);
  });
});

describe('completeness', () => {
  test('every procedure of the contract is called by some test', () => {
    const called = new Set<string>();
    for (const file of tests.filter(({ path }) => path.endsWith('.test.ts') || path.endsWith('.test.tsx'))) {
      file.walk((node) => {
        const text = stringValue(node);
        if (text !== null) called.add(text.replace(/^.*\/rpc\//, ''));
        if (node.type === 'CallExpression') called.add(memberName(node['callee'])?.replace(/^.*\./, '') ?? '');
      });
    }
    const missing = Object.keys(contract).filter((name) => !called.has(name));
    demand('core/contract.ts has procedures that no test calls:', missing);
  });

  test('every command is in the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const missing = COMMAND_NAMES.filter((name) => !readme.includes(`daybook ${name}`));
    demand(
      'README.md does not show:',
      missing.map((name) => `daybook ${name}`),
    );
  });

  test('every variable of the environment is in the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const config = readFileSync(join(ROOT, 'core/config.ts'), 'utf8');
    const names = [...config.matchAll(/^ {2}((?:DAYBOOK|HF)_[A-Z_]+):/gm)].map(([, name]) => name ?? '');
    demand(
      'README.md does not explain:',
      names.filter((name) => !readme.includes(name)),
    );
  });

  test('every lint rule that is off has its reason in CONTRIBUTING.md', () => {
    const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
    const { rules } = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as {
      readonly rules: Readonly<Record<string, unknown>>;
    };
    const off = Object.keys(rules).filter((name) => rules[name] === 'off');
    demand(
      'CONTRIBUTING.md does not say why:',
      off.filter((name) => !contributing.includes(`\`${name}\``)),
    );
  });

  test('every figure of the benchmark is in BENCHMARKS.md with its command', () => {
    const benchmarks = readFileSync(join(ROOT, 'BENCHMARKS.md'), 'utf8');
    const missing = FIGURES.filter(
      ({ what, part }) => !benchmarks.includes(what) || !benchmarks.includes(`bench -- ${part}\``),
    );
    demand(
      'BENCHMARKS.md has no row for:',
      missing.map(({ what }) => what),
    );
  });

  test('every runtime dependency has its reason in DECISIONS.md', () => {
    const decisions = readFileSync(join(ROOT, 'DECISIONS.md'), 'utf8');
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    demand(
      'DECISIONS.md has no line for:',
      Object.keys(dependencies).filter((name) => !decisions.includes(`\`${name}\``)),
    );
  });
});

describe('these rules themselves', () => {
  test('see what a regular expression would miss, and not what it would invent', () => {
    const file = parseSource(
      'core/notes/x.ts',
      [
        "import type { A } from './a.ts';",
        "const worker = new URL('./w.ts', import.meta.url);",
        'const text = \'import x from "./not.ts" as any\';',
        'const bare = value as A;',
        '// SAFETY: checked by the schema above',
        'const good = value as A;',
        'const fixed = [1] as const;',
      ].join('\n'),
    );
    expect(file.edges.map(({ target, typeOnly, line }) => [target, typeOnly, line])).toEqual([
      ['core/notes/a.ts', true, 1],
      ['core/notes/w.ts', false, 2],
    ]);
    expect(bareAssertions(file)).toEqual(['core/notes/x.ts:4 `value as A`']);
    expect(find([file], ({ type }) => (type === 'TSAnyKeyword' ? 'any' : null))).toEqual([]);
  });

  test('find a circle', () => {
    const circle = [parseSource('core/a.ts', "import './b.ts';"), parseSource('core/b.ts', "import './a.ts';")];
    expect(findCircles(circle)).toEqual(['core/a.ts:1 → core/b.ts → core/a.ts']);
  });
});
