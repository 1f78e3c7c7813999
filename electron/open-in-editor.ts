import { app, shell } from 'electron';
import { EditablePlaceSchema, type EditorTarget } from '../core/contract/outside.ts';
import { DaybookError, toDaybookError, type ErrorBody } from '../core/errors.ts';
import { callEngine } from './engine-call.ts';
import { editorLink } from './external-link.ts';

function cannot(target: EditorTarget, why: string): DaybookError {
  const what = target.url === null ? target.file : target.name;
  return new DaybookError('not-found', `${what} could not be opened: ${why}.`, {
    hint: 'Is it installed on this machine? Another editor can be chosen under Settings.',
  });
}

async function open(target: EditorTarget): Promise<void> {
  if (target.url === null) {
    const problem = await shell.openPath(target.file);
    if (problem !== '') throw cannot(target, problem);
    return;
  }
  const link = editorLink(target.url);
  if (link === null) throw cannot(target, 'its address is not one of an editor');
  if (app.getApplicationNameForProtocol(link) === '') throw cannot(target, 'no program here opens its addresses');
  await shell.openExternal(link);
}

/**
 * Opens a note or template in the editor that the user chose. The page names it; where its file is, and how the editor
 * opens it, comes from the engine, which knows notes of journals and templates only.
 */
export async function openInEditor(
  place: unknown,
  pipe: () => Promise<string>,
): Promise<{ readonly opened: string } | { readonly error: ErrorBody }> {
  const asked = EditablePlaceSchema.safeParse(place);
  if (!asked.success) return { error: new DaybookError('invalid', 'That is no note and no template.').toBody() };
  return callEngine(pipe, 'editorTarget', asked.data)
    .then(async (target) => {
      await open(target);
      return { opened: target.name };
    })
    .catch((thrown: unknown) => ({ error: toDaybookError(thrown).toBody() }));
}
