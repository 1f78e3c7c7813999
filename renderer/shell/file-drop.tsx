import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { useClient } from '../client-context.ts';
import { tellUser } from '../components/notices.ts';
import { nativeBridge } from '../native.ts';
import { openPaths } from './open-paths.ts';

/** Takes files and folders that are dropped anywhere in the window, and says meanwhile what they would do. */
export function FileDrop(): JSX.Element | null {
  const client = useClient();
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // Without this the browser would go to the file.
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      // The editor stores pictures itself; the text of other files it would put in where they are let go.
      if (isInEditor(event) && files.some(({ type }) => type.startsWith('image/'))) return;
      event.preventDefault();
      event.stopPropagation();
      const paths = pathsOf(files);
      if (paths === null) {
        tellUser('A browser does not say where a dropped file lies. Add its folder under Journals, by its path.');
      } else void openPaths({ client, queries }, paths);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, [client, queries]);
  if (!isOver) return null;
  return <p className="drop-hint">A folder becomes a journal, a note is opened.</p>;
}

function isInEditor({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('.cm-editor') !== null;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** Where the files lie; null where the host does not say. */
function pathsOf(files: readonly File[]): readonly string[] | null {
  const bridge = nativeBridge();
  if (bridge === null) return null;
  const paths = files.map((file) => bridge.pathOf(file)).filter((path) => path !== '');
  return paths.length === 0 ? null : paths;
}
