import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { PICTURE_MAX_BYTES, PICTURE_TYPES } from '../../core/contract/editing.ts';
import type { AttachedPicture, AttachPictureRequest, PictureType } from '../../core/contract/editing.ts';

export interface PictureParts {
  readonly attach: (picture: Pick<AttachPictureRequest, 'name' | 'type' | 'data'>) => Promise<AttachedPicture>;
  readonly onProblem: (error: unknown) => void;
}

/** A picture that is pasted or dropped is stored beside the note, and linked where the cursor is. */
export function pastePicture(parts: PictureParts): Extension {
  const take = (view: EditorView, files: readonly File[]): boolean => {
    const pictures = files.filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0 || view.state.readOnly) return false;
    void store(view, pictures, parts).catch(parts.onProblem);
    return true;
  };
  return EditorView.domEventHandlers({
    paste(event, view) {
      const files = [...(event.clipboardData?.files ?? [])];
      // A program that copies text with a picture of it means the text.
      if (event.clipboardData?.getData('text/plain')) return false;
      return take(view, files);
    },
    drop: (event, view) => take(view, [...(event.dataTransfer?.files ?? [])]),
  });
}

async function store(view: EditorView, files: readonly File[], { attach }: PictureParts): Promise<void> {
  for (const file of files) {
    const type = PICTURE_TYPES.find((one) => one === file.type);
    if (type === undefined)
      throw new Error(`${file.type || 'This kind of picture'} cannot be stored. Use PNG or JPEG.`);
    if (file.size > PICTURE_MAX_BYTES) throw new Error('The picture is larger than 10 MB. Make it smaller first.');
    const { link } = await attach({ name: file.name, type: type satisfies PictureType, data: await base64Of(file) });
    const { from, to } = view.state.selection.main;
    const words = view.state.sliceDoc(from, to) || nameOf(link);
    const insert = `![${words}](${link})`;
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
      userEvent: 'input.paste',
    });
  }
}

function nameOf(link: string): string {
  return decodeURI(link).replace(/\.[^.]*$/, '');
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { result } = reader;
      resolve(typeof result === 'string' ? result.replace(/^[^,]*,/, '') : '');
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The picture could not be read.')));
    reader.readAsDataURL(file);
  });
}
