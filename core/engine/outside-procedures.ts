import type { Implementation } from '../contract.ts';
import type { EditorTarget, NotePlace } from '../contract/outside.ts';
import { PreferencesSchema } from '../contract/preferences.ts';
import { DaybookError } from '../errors.ts';
import { readNoteRow } from '../store/notes.ts';
import { editorTarget } from './editor-target.ts';
import { locate } from './locate.ts';
import { fileOf } from './note-view.ts';
import { openOutside } from './open-outside.ts';
import type { EngineParts } from './procedures.ts';

/** What notes and folders are to other programs of this machine. */
export function outsideProcedures(
  parts: Pick<EngineParts, 'reader' | 'roots' | 'settings' | 'config'>,
): Pick<Implementation, 'locate' | 'editorTarget' | 'openInEditor'> {
  const { reader, roots, settings, config } = parts;
  const target = ({ line = 1, ...where }: NotePlace): EditorTarget => {
    const row = readNoteRow(reader.db(), where);
    if (row === null) {
      throw new DaybookError('not-found', `There is no note ${where.path} in the index.`, {
        hint: 'It may be new or renamed: bring the index up to date.',
      });
    }
    const { editor } = PreferencesSchema.parse(settings().window);
    return editorTarget(editor, { file: fileOf(row.journal, row.path), line });
  };
  return {
    locate: async ({ file }) => locate(file, { db: reader.dbIfAny(), roots: roots() }),
    editorTarget: async (place) => target(place),
    async openInEditor(place) {
      const found = target(place);
      if (!config().hasDisplay) {
        throw new DaybookError(
          'invalid',
          'The engine of Daybook runs where there is no display to open an editor on.',
          {
            hint: `Open it yourself: ${found.file}`,
          },
        );
      }
      await openOutside(found.url ?? found.file, found.url === null ? found.file : found.name);
      return found;
    },
  };
}
