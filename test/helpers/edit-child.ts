import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { DaybookError } from '../../core/errors.ts';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { editLine } from '../../core/notes/edit-file.ts';

/*
 * A process that changes a file until it is stopped: `edit FILE LINE COUNT` as Daybook does, `append FILE - COUNT` as
 * another program does.
 */

const [what = 'edit', file = '', lineText = '1', countText = '1'] = process.argv.slice(2);
const line = Number(lineText);
const count = Number(countText);

function editOnce(index: number): void {
  const expectedHash = createHash('sha256').update(readFileSync(file)).digest('hex');
  const state = index % 2 === 0 ? 'done' : 'open';
  editLine({
    file,
    expectedHash,
    line,
    change: (text) => setStateInLine(text, { state, reason: null, today: '2025-03-04' }),
  });
}

process.stdout.write('ready\n');
for (let index = 0; index < count; index++) {
  if (what === 'append') {
    appendFileSync(file, `other ${index}\n`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, index % 7);
    continue;
  }
  try {
    editOnce(index);
  } catch (error) {
    if (!(error instanceof DaybookError)) throw error;
    process.stdout.write(`${error.code}\n`);
  }
}
