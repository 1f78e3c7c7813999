import { DaybookError } from '../../errors.ts';
import { tooLargePage } from '../bounds.ts';
import type { FileSource } from '../file-source.ts';
import { dayOf } from './day.ts';
import type { Attachment, PageInfo, PageSource } from './page.ts';
import { readXmlObjects, type XmlObject } from './xml-objects.ts';

const LISTED = new Set([
  'Page',
  'BlogPost',
  'Space',
  'Attachment',
  'Label',
  'Labelling',
  'ConfluenceUserImpl',
  'Comment',
]);
const BODIES = new Set(['BodyContent']);

interface Found {
  readonly pages: Map<string, XmlObject>;
  readonly attachments: XmlObject[];
  readonly labels: Map<string, string>;
  readonly labelOf: [label: string, content: string][];
  readonly users: Map<string, string>;
  readonly spaces: Map<string, { readonly key: string; readonly name: string }>;
  comments: number;
}

function isCurrent({ values }: XmlObject): boolean {
  const status = values['contentStatus'] ?? 'current';
  return status === 'current' && (values['originalVersion'] ?? '') === '' && (values['originalVersionId'] ?? '') === '';
}

function take(object: XmlObject, found: Found): void {
  const { type, id, values } = object;
  if (type === 'Page' || type === 'BlogPost') {
    if (isCurrent(object)) found.pages.set(id, object);
  } else if (type === 'Attachment') {
    if (isCurrent(object)) found.attachments.push(object);
  } else if (type === 'Space') found.spaces.set(id, { key: values['key'] ?? '', name: values['name'] ?? '' });
  else if (type === 'Label') found.labels.set(id, values['name'] ?? '');
  else if (type === 'Labelling')
    found.labelOf.push([values['label'] ?? '', values['content'] ?? values['owningEntity'] ?? '']);
  else if (type === 'Comment') found.comments += isCurrent(object) ? 1 : 0;
  else {
    const name = values['fullName'] ?? values['name'] ?? values['lowerName'] ?? '';
    for (const key of [id, values['atlassianAccountId'], values['name'], values['lowerName']])
      if (key) found.users.set(key, name);
  }
}

function ancestorsOf(page: XmlObject, pages: ReadonlyMap<string, XmlObject>): string[] {
  const titles: string[] = [];
  const seen = new Set<string>([page.id]);
  for (let id = page.values['parent']; id !== undefined && !seen.has(id); id = pages.get(id)?.values['parent']) {
    seen.add(id);
    const title = pages.get(id)?.values['title'];
    if (title !== undefined) titles.unshift(title);
  }
  return titles;
}

function infoOf(page: XmlObject, found: Found, labels: ReadonlyMap<string, readonly string[]>): PageInfo {
  const { values } = page;
  const space = found.spaces.get(values['space'] ?? '')?.key ?? '';
  const creator = values['creator'] ?? values['creatorName'];
  const updated = values['lastModificationDate'];
  return {
    id: page.id,
    title: values['title'] || `Page ${page.id}`,
    url: null,
    space,
    ancestors: ancestorsOf(page, found.pages),
    labels: labels.get(page.id) ?? [],
    owner: creator === undefined ? null : (found.users.get(creator) ?? creator),
    version: values['version'] === undefined ? null : Number(values['version']),
    revision: null,
    updated: updated === undefined ? null : dayOf(updated),
    sourceName: null,
  };
}

/** Where the export keeps a version of an attachment; the newest where the version is not told. */
function fileOf(attachment: XmlObject, container: string, names: ReadonlySet<string>): string | null {
  const version = attachment.values['version'] ?? attachment.values['attachmentVersion'] ?? '1';
  const folder = `${container}/${attachment.id}`;
  return [`${folder}/${version}`, folder, `${folder}/1`].find((name) => names.has(name)) ?? null;
}

/** Closing marks of code inside a body, which the export writes apart from each other. */
function storedText(body: string): string {
  return body.replaceAll(/\]\] >(?=\s*<\/ac:|<!\[CDATA\[)/g, ']]>');
}

/** A space that was exported as XML: `entities.xml` with everything, and the files of attachments. */
export async function readXmlExport(
  source: FileSource,
  entities: string,
  onFound: (pages: number) => void,
): Promise<PageSource> {
  const root = entities.slice(0, -'entities.xml'.length);
  const found: Found = {
    pages: new Map(),
    attachments: [],
    labels: new Map(),
    labelOf: [],
    users: new Map(),
    spaces: new Map(),
    comments: 0,
  };
  for await (const object of readXmlObjects(await source.open(entities), LISTED)) {
    take(object, found);
    onFound(found.pages.size);
  }
  if (found.pages.size === 0) {
    throw new DaybookError('invalid', `${source.path} holds no page: entities.xml has none that is current.`, {
      hint: 'Export the space again with its pages.',
    });
  }
  const labels = new Map<string, string[]>();
  for (const [label, content] of found.labelOf) {
    const name = found.labels.get(label);
    if (name !== undefined) labels.set(content, [...(labels.get(content) ?? []), name]);
  }
  const pages = [...found.pages.values()].map((page) => infoOf(page, found, labels));
  const infos = new Map(pages.map((page) => [page.id, page]));
  const losses: { what: string; detail: string }[] = [];
  if (found.comments > 0) losses.push({ what: 'comments', detail: `${found.comments} comments` });
  return {
    space: [...found.spaces.values()][0]?.key ?? '',
    pages,
    attachments: attachmentsOf(found, { source, root, losses }),
    users: found.users,
    losses,
    isIncremental: false,
    async *texts(isKnown, signal) {
      const left = new Set(pages);
      for await (const { values, isCut } of readXmlObjects(await source.open(entities), BODIES)) {
        signal.throwIfAborted();
        const info = infos.get(values['content'] ?? '');
        if (info === undefined || isKnown(info)) continue;
        left.delete(info);
        if (isCut) {
          losses.push(tooLargePage(info.title));
          continue;
        }
        yield { info, dialect: 'storage', text: storedText(values['body'] ?? '') };
      }
      // A page that never had a text is a title.
      for (const info of left) if (!isKnown(info)) yield { info, dialect: 'storage', text: '' };
    },
  };
}

function attachmentsOf(
  found: Found,
  {
    source,
    root,
    losses,
  }: { readonly source: FileSource; readonly root: string; readonly losses: { what: string; detail: string }[] },
): Attachment[] {
  const names = new Set(source.files.map(({ name }) => name));
  return found.attachments.flatMap((attachment): Attachment[] => {
    const { values } = attachment;
    const pageId = values['containerContent'] ?? values['content'] ?? '';
    const name = values['title'] ?? values['fileName'] ?? attachment.id;
    if (!found.pages.has(pageId)) return [];
    const file = fileOf(attachment, `${root}attachments/${pageId}`, names);
    if (file === null) {
      losses.push({ what: 'attachment', detail: `${name} is not in the export` });
      return [];
    }
    return [{ pageId, name, sourceName: null, version: values['version'] ?? null, open: () => source.open(file) }];
  });
}
