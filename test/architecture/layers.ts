/*
 * The project's shape as data. `test/architecture.test.ts` holds every file against it.
 */

/** An entry ends in `/` for a folder, else it is a file. An import may point to the same or an earlier layer. */
export const LAYERS: readonly (readonly string[])[] = [
  ['core/contract.ts', 'core/contract/', 'core/errors.ts', 'core/config.ts', 'core/log.ts', 'core/collect-at-rest.ts'],
  ['core/notes/', 'core/dates/'],
  ['core/extract/', 'core/daily/'],
  ['core/store/', 'core/models/'],
  ['core/ingest/', 'core/ask/', 'core/import/'],
  ['core/oncall/'],
  ['core/engine.ts', 'core/engine/'],
  ['core/eval/'],
  ['core/server/', 'core/cli/'],
  ['electron/'],
];

/** Neighbours in one layer do not know each other, except for these. */
export const NEIGHBOURS: readonly (readonly [from: string, to: string])[] = [
  ['core/contract.ts', 'core/contract/'],
  ['core/contract.ts', 'core/errors.ts'],
  ['core/contract/', 'core/errors.ts'],
  ['core/config.ts', 'core/errors.ts'],
  ['core/log.ts', 'core/errors.ts'],
  ['core/collect-at-rest.ts', 'core/errors.ts'],
  ['core/log.ts', 'core/config.ts'],
  ['core/notes/', 'core/dates/'],
  ['core/dates/', 'core/notes/'],
  ['core/engine.ts', 'core/engine/'],
  ['core/cli/', 'core/server/'],
];

/** Folders within a layer. An import from one to another of the same folder points to the left. */
export const WITHIN: Readonly<Record<string, readonly string[]>> = {
  'core/ask/': ['query/', 'units/', 'retrieve/', 'facts/', 'commands/', 'answer/', 'generate/'],
  'core/extract/': ['errors/', 'people/', 'tasks/', 'decisions/'],
};

/** What a package or module may be imported by: nothing else in core, electron or renderer. */
export const SINGLE_IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['core/store/database.ts'],
  'sqlite-vec': ['core/store/database.ts'],
  '@huggingface/transformers': ['core/models/embed-worker.ts'],
  'node-llama-cpp': ['core/models/generate-worker.ts'],
  // The engine's server, Electron's end of the private pipe, and the one place that fetches from outside (proxies).
  'node:http': ['core/server/http.ts', 'electron/forward.ts', 'core/models/http-get.ts'],
  'node:https': ['core/models/http-get.ts'],
  'gray-matter': ['core/notes/frontmatter.ts'],
  htmlparser2: ['core/import/markup/tree.ts', 'core/import/confluence/xml-objects.ts'],
  yauzl: ['core/models/unzip.ts', 'core/import/zip-source.ts'],
  chokidar: ['core/notes/watch.ts'],
  'chrono-node': ['core/dates/chrono-day.ts'],
  'chrono-node/en': ['core/dates/chrono-day.ts'],
  electron: ['electron/'],
};

/** What the renderer may know of core: the procedures, and the types that cross the boundary. */
export const CONTRACT: readonly string[] = ['core/contract.ts', 'core/contract/'];

/** Who may compose an engine. */
export const HOSTS: readonly string[] = ['core/cli/', 'core/server/', 'electron/'];

/** Types that describe a boundary from the other side: none so far. */
export const TYPE_ONLY_EXCEPTIONS: readonly (readonly [from: string, to: string])[] = [];

/** Files that need each other because what they show is recursive. */
export const RECURSIVE: readonly (readonly string[])[] = [
  // A list item holds blocks, and a block may be a list.
  ['renderer/markdown/block.tsx', 'renderer/markdown/list.tsx'],
];

/** Folders that take values and give values: no `node:*`, no clock, no randomness. `except` gathers what they need. */
export const PURE: readonly { readonly folder: string; readonly except: readonly string[] }[] = [
  { folder: 'core/dates/', except: [] },
  {
    folder: 'core/notes/',
    except: [
      'core/notes/scan.ts',
      'core/notes/ignore-rules.ts',
      'core/notes/read.ts',
      'core/notes/watch.ts',
      'core/notes/edit-file.ts',
    ],
  },
  { folder: 'core/extract/', except: [] },
  { folder: 'core/ask/', except: [] },
  { folder: 'core/oncall/', except: [] },
];

/** These run at an install and a build, where the development packages are. */
export const BUILDERS: readonly string[] = ['core/cli/bundle.mjs'];

/** These start before Node 24 and `core/config.ts` can run, so they read the environment themselves. */
export const LAUNCHERS: readonly string[] = ['core/cli/daybook.mjs', 'core/cli/start.mjs', 'core/cli/trim-install.mjs'];

/** Words that say nothing about what a file holds. */
export const EMPTY_WORDS: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'shared',
  'misc',
  'manager',
  'service',
  'services',
  'lib',
  'stuff',
];

export const MAX_LINES = 400;
export const MAX_MEDIAN_LINES = 90;
export const MAX_TRIES_PER_1000_LINES = 3;
