import { clipboard, Menu, type App, type WebContents } from 'electron';
import { contextMenuTemplate } from './context-menu-template.ts';
import { openOutside } from './security.ts';

function showFor(contents: WebContents, goTo: (hash: string) => void): void {
  contents.on('context-menu', (_event, clicked) => {
    const items = contextMenuTemplate(clicked, {
      replaceWord: (word) => contents.replaceMisspelling(word),
      learnWord: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
      openOutside: (url) => {
        openOutside(url).catch((error: unknown) => console.error(`cannot open ${url}: ${String(error)}`));
      },
      copyText: (text) => {
        clipboard.writeText(text).catch((error: unknown) => console.error(`cannot copy: ${String(error)}`));
      },
      goTo,
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

/** Gives every page a menu for what was clicked with the other button. */
export function serveContextMenus(app: App, goTo: (hash: string) => void): void {
  app.on('web-contents-created', (_event, contents) => showFor(contents, goTo));
}
