import { formatDeepLink } from '../../core/contract/deep-link.ts';
import type { EditablePlace } from '../../core/contract/outside.ts';
import type { Status } from '../../core/contract/state.ts';
import type { TemplateView } from '../../core/contract/templates.ts';
import type { Client } from '../client.ts';
import { copyText } from '../components/copy-button.tsx';
import { tellProblem, tellUser } from '../components/notices.ts';
import { topLineOf } from '../components/use-scroll-to-line.ts';
import { cursorLine } from '../editor/cursor-line.ts';
import { nativeBridge } from '../native.ts';
import { RpcError } from '../rpc-error.ts';

/** A note that is open, with what is meant by "this line" in it. */
export interface OpenNote {
  readonly journal: string;
  readonly path: string;
  /** The lines that the address points at; null for none. */
  readonly cited: readonly [number, number] | null;
}

/** Copies a link that opens the note at the line where the user is, from any program. */
export async function copyLineLink(client: Client, note: OpenNote): Promise<void> {
  const lines = linesMeant(note.cited);
  const journal = await nameIfNeeded(client, note.journal);
  const [line, endLine] = lines ?? [null, null];
  if (!(await copyText(formatDeepLink({ kind: 'note', path: note.path, journal, line, endLine })))) return;
  const where = line === null ? note.path : `${note.path}, line ${line}`;
  tellUser(`A link to ${where} is on the clipboard.`);
}

/** Opens the note in the editor that the user chose: through the app, else through the engine of this machine. */
export async function openInEditor(client: Client, note: OpenNote): Promise<void> {
  const { journal, path } = note;
  await openPlace(client, { journal, path, line: linesMeant(note.cited)?.[0] ?? 1 }, path);
}

/** Opens a template that is not Daybook's in the editor that the user chose. */
export async function openTemplate(client: Client, { kind, journal, file }: TemplateView): Promise<void> {
  await openPlace(client, { template: kind, journal }, file);
}

async function openPlace(client: Client, place: EditablePlace, name: string): Promise<void> {
  try {
    const bridge = nativeBridge();
    const answer = await (bridge?.openInEditor(place) ?? throughEngine(client, place));
    if ('error' in answer) throw new RpcError(answer.error);
    tellUser(`${name} opens in ${answer.opened}.`);
  } catch (error) {
    tellProblem(`${name} was not opened in your editor.`, error);
  }
}

async function throughEngine(client: Client, place: EditablePlace): Promise<{ readonly opened: string }> {
  return { opened: (await client.call('openInEditor', place)).name };
}

/** Where the cursor is while the note is written; else the lines that the address points at, while they are seen; else the top. */
function linesMeant(cited: OpenNote['cited']): readonly [number, number] | null {
  const written = cursorLine.get();
  if (written !== null) return [written, written];
  if (cited !== null && isSeen(cited[0])) return cited;
  const top = topLineOf(document.getElementById('page-body'));
  return top === null ? cited : [top, top];
}

function isSeen(line: number): boolean {
  const body = document.getElementById('page-body');
  const element = body?.querySelector(`[data-line="${line}"]`);
  if (!body || !element) return false;
  const [outer, inner] = [body.getBoundingClientRect(), element.getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}

/** The name of the journal, where there is more than one. */
async function nameIfNeeded(client: Client, root: string): Promise<string | null> {
  const { journals }: Pick<Status, 'journals'> = await client.call('status', {});
  return journals.length > 1 ? (journals.find((one) => one.root === root)?.name ?? null) : null;
}
