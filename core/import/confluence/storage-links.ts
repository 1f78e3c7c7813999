import type { Inline } from '../markup/document.ts';
import { anchorOf, isHarmless } from '../markup/links.ts';
import type { Reading } from '../markup/reading.ts';
import { childrenNamed, findElement, textOf, wordsOf, type Markup } from '../markup/tree.ts';

/** The user's name behind a mention, or the key that the page has. */
export function mention(element: Markup, reading: Reading): Inline {
  const key =
    element.attributes['ri:account-id'] ?? element.attributes['ri:userkey'] ?? element.attributes['ri:username'] ?? '';
  const name = reading.links.user(key);
  if (name === null) reading.lose('user', `The name of ${key || 'a user'} is not in the export.`);
  return { kind: 'text', text: `@${name ?? key}` };
}

function labelOf(element: Markup, reading: Reading): readonly Inline[] {
  const plain = childrenNamed(element, 'ac:plain-text-link-body')[0];
  if (plain !== undefined) return [{ kind: 'text', text: textOf(plain) }];
  return reading.inlines(childrenNamed(element, 'ac:link-body').flatMap(({ children }) => children));
}

/** What the reference inside a link or parameter is called, and where it is now. */
function referenceOf(reference: Markup, reading: Reading): { readonly name: string; readonly target: string | null } {
  const { attributes } = reference;
  switch (reference.name) {
    case 'ri:page':
    case 'ri:blog-post': {
      const title = attributes['ri:content-title'] ?? '';
      return { name: title, target: reading.links.page({ title, space: attributes['ri:space-key'] }) };
    }
    case 'ri:content-entity':
      return {
        name: attributes['ri:content-id'] ?? '',
        target: reading.links.page({ id: attributes['ri:content-id'] }),
      };
    case 'ri:attachment': {
      const name = attributes['ri:filename'] ?? '';
      const page = findElement(reference, (one) => one.name === 'ri:page')?.attributes['ri:content-title'];
      return { name, target: reading.links.attachment({ name, page }) };
    }
    case 'ri:url': {
      const value = attributes['ri:value'] ?? '';
      return { name: value, target: isHarmless(value) ? value : null };
    }
    default:
      return { name: Object.values(attributes).join(' '), target: null };
  }
}

/** `<ac:link>`: to a page, an attachment, a person, an address, or a place in this page. */
export function readLink(element: Markup, reading: Reading): Inline[] {
  const anchor = element.attributes['ac:anchor'];
  const reference = element.children.find(
    (child): child is Markup => typeof child !== 'string' && child.name.startsWith('ri:'),
  );
  if (reference?.name === 'ri:user') return [mention(reference, reading), ...spaced(labelOf(element, reading))];
  const label = labelOf(element, reading);
  if (reference === undefined) {
    const children: readonly Inline[] = label.length > 0 ? label : [{ kind: 'text', text: anchor ?? '' }];
    return anchor === undefined ? [...label] : [{ kind: 'link', target: anchorOf(anchor) || '#', children }];
  }
  const { name, target } = referenceOf(reference, reading);
  const children: readonly Inline[] = label.length > 0 ? label : [{ kind: 'text', text: name }];
  if (target !== null)
    return [{ kind: 'link', target: target + (anchor === undefined ? '' : anchorOf(anchor)), children }];
  reading.lose(
    'link',
    `${[wordsOf(element), name].filter(Boolean).join(' → ')}${anchor === undefined ? '' : ` #${anchor}`}`,
  );
  return [...children];
}

function spaced(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.length === 0 ? [] : [{ kind: 'text', text: ' ' }, ...inlines];
}

/** `<ac:image>` with its caption behind it. */
export function readStorageImage(element: Markup, reading: Reading): Inline[] {
  const alt = element.attributes['ac:alt'] ?? element.attributes['ac:title'] ?? '';
  const reference = findElement(element, (one) => one.name === 'ri:attachment' || one.name === 'ri:url');
  const found = reference === null ? { name: '', target: null } : referenceOf(reference, reading);
  const caption = spaced(reading.inlines(childrenNamed(element, 'ac:caption').flatMap(({ children }) => children)));
  if (found.target !== null) return [{ kind: 'image', target: found.target, alt: alt || found.name }, ...caption];
  reading.lose('image', [alt, found.name].filter(Boolean).join(' '));
  return [{ kind: 'text', text: alt || found.name }, ...caption];
}

/** A parameter's text; what it refers to is named. */
export function settingText(parameter: Markup): string {
  const names: string[] = [];
  const visit = (element: Markup): void => {
    if (element.name.startsWith('ri:')) names.push(...Object.values(element.attributes));
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(parameter);
  return [wordsOf(parameter), ...names].filter(Boolean).join(' ');
}
