import type { Implementation } from '../contract.ts';
import type { EditablePlace, EditorTarget, NotePlace } from '../contract/outside.ts';
import { PreferencesSchema } from '../contract/preferences.ts';
import { copyTemplate, listTemplates } from '../daily/templates.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { readNoteRow } from '../store/notes.ts';
import { editorTarget } from './editor-target.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { locate } from './locate.ts';
import { fileOf } from './note-view.ts';
import { openOutside } from './open-outside.ts';
import type { TemplateView } from '../contract/templates.ts';
import type { EngineParts } from './procedures.ts';

/** What notes, templates and folders are to other programs of this machine. */
export function outsideProcedures(
  parts: Pick<EngineParts, 'reader' | 'roots' | 'settings' | 'config'>,
): Pick<Implementation, 'locate' | 'editorTarget' | 'openInEditor' | 'templates' | 'makeTemplate'> {
  const { reader, roots, settings, config } = parts;
  const { dataDir } = config();
  const templates = () =>
    listTemplates(
      roots().filter((root) => root !== SAMPLE_JOURNAL),
      dataDir,
    );
  const fileAt = (place: EditablePlace): string => {
    if (!('template' in place)) return noteFile(reader.db(), place);
    const isIt = ({ kind, journal, from }: TemplateView) =>
      kind === place.template && journal === place.journal && from !== 'built-in';
    const found = templates().find(isIt);
    if (found !== undefined) return found.file;
    throw new DaybookError('not-found', `There is no template of your own for ${place.template}.`, {
      hint: 'Make one under Settings.',
    });
  };
  const target = (place: EditablePlace): EditorTarget => {
    const { editor } = PreferencesSchema.parse(settings().window);
    return editorTarget(editor, { file: fileAt(place), line: ('line' in place ? place.line : undefined) ?? 1 });
  };
  return {
    locate: async ({ file }) => locate(file, { db: reader.dbIfAny(), roots: roots() }),
    editorTarget: async (place) => target(place),
    templates: async () => ({ templates: templates() }),
    async makeTemplate({ kind }) {
      try {
        copyTemplate(dataDir, kind);
      } catch (thrown) {
        const { code, message, hint } = toDaybookError(thrown);
        throw new DaybookError(code, `The template was not made: ${message}.`, { hint, cause: thrown });
      }
      return { templates: templates() };
    },
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

function noteFile(db: Db, where: NotePlace): string {
  const row = readNoteRow(db, where);
  if (row !== null) return fileOf(row.journal, row.path);
  throw new DaybookError('not-found', `There is no note ${where.path} in the index.`, {
    hint: 'It may be new or renamed: bring the index up to date.',
  });
}
