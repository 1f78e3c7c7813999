// What `npm start` and a bare `daybook` run. Plain JavaScript for the same reason as `daybook.mjs`, which knows the way to
// the Node that Daybook ships and comes back here under it.
import { parseArgs } from 'node:util';
import { programUrl } from './bundled.mjs';
import { restartWithSmallHeap } from './small-heap.mjs';

if (Number(process.versions.node.split('.')[0]) < 24) {
  await import('./daybook.mjs');
} else {
  restartWithSmallHeap();
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  // The window's processes are told through the environment, so there is one way to name the data folder.
  if (typeof values.data === 'string') process.env.DAYBOOK_DATA = values.data;
  const ignored = ['journal', 'now'].filter((name) => name in values).map((name) => `--${name}`);
  if (ignored.length > 0)
    process.stderr.write(`${ignored.join(' and ')} is for commands; the window shows all journals.\n`);
  const { start } = await import(programUrl('start'));
  // What the app opens: links, notes and folders.
  process.exit(await start(values.capture === true ? [...positionals, '--capture'] : positionals));
}
