import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { isAppUrl } from './app-origin.ts';
import { externalLink } from './external-link.ts';

export type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

/** What the items of the menu do. */
export interface ContextActions {
  readonly replaceWord: (word: string) => void;
  readonly learnWord: (word: string) => void;
  readonly openOutside: (url: string) => void;
  readonly copyText: (text: string) => void;
  /** Shows an address of the page. */
  readonly goTo: (hash: string) => void;
}

type Item = MenuItemConstructorOptions;

const LINE: Item = { type: 'separator' };
const MAX_SHOWN = 30;
const MAX_QUESTION_CHARS = 2_000;

function spelling({ misspelledWord, dictionarySuggestions }: Clicked, act: ContextActions): Item[] {
  if (misspelledWord === '') return [];
  const words = dictionarySuggestions.map((word) => ({ label: word, click: () => act.replaceWord(word) }));
  return [
    ...(words.length > 0 ? words : [{ label: 'No suggestions', enabled: false }]),
    { label: `Learn “${misspelledWord}”`, click: () => act.learnWord(misspelledWord) },
    LINE,
  ];
}

function linkItems({ linkURL }: Clicked, act: ContextActions): Item[] {
  const outside = externalLink(linkURL);
  if (outside !== null) {
    const isMail = outside.startsWith('mailto:');
    const address = isMail ? outside.slice('mailto:'.length) : outside;
    return [
      { label: isMail ? 'Write a mail' : 'Open in the browser', click: () => act.openOutside(outside) },
      { label: 'Copy the address', click: () => act.copyText(address) },
      LINE,
    ];
  }
  const hash = isAppUrl(linkURL) ? new URL(linkURL).hash : '';
  return hash.startsWith('#/') ? [{ label: 'Open', click: () => act.goTo(hash) }, LINE] : [];
}

function textItems({ isEditable, selectionText, editFlags }: Clicked): Item[] {
  if (isEditable) {
    return [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
      LINE,
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
}

function selectionItems({ selectionText }: Clicked, act: ContextActions): Item[] {
  const words = selectionText.trim().replaceAll(/\s+/g, ' ').slice(0, MAX_QUESTION_CHARS);
  if (words === '') return [];
  const shown = words.length > MAX_SHOWN ? `${words.slice(0, MAX_SHOWN).trimEnd()}…` : words;
  const address = (place: string) => `#/${place}?${new URLSearchParams({ q: words }).toString()}`;
  return [
    LINE,
    { label: `Search for “${shown}”`, click: () => act.goTo(address('search')) },
    { label: `Ask “${shown}”`, click: () => act.goTo(address('ask')) },
  ];
}

/** The menu for what was clicked: words to correct, a link, text; empty where there is nothing to do. */
export function contextMenuTemplate(clicked: Clicked, act: ContextActions): Item[] {
  const items = [
    ...spelling(clicked, act),
    ...linkItems(clicked, act),
    ...textItems(clicked),
    ...selectionItems(clicked, act),
  ];
  const [first, last] = [items.findIndex((item) => item !== LINE), items.findLastIndex((item) => item !== LINE)];
  return items.slice(Math.max(first, 0), last + 1);
}
