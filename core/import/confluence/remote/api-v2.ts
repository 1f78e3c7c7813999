import { z } from 'zod';
import { DaybookError } from '../../../errors.ts';
import { dayOf } from '../day.ts';
import type { PageInfo } from '../page.ts';
import { linkedAddress } from './address.ts';
import type { Answer, Client } from './client.ts';
import { revisionOf } from './revision.ts';
import type { RemoteAttachment, SpaceApi } from './space-api.ts';

const LINKS = z.looseObject({ next: z.string().optional() }).optional();
const listOf = <T extends z.ZodType>(one: T) => z.looseObject({ results: z.array(one), _links: LINKS });

const SpaceSchema = z.looseObject({ id: z.coerce.string(), key: z.string() });
const PageSchema = z.looseObject({
  id: z.coerce.string(),
  title: z.string().nullish(),
  parentId: z.coerce.string().nullish(),
  parentType: z.string().nullish(),
  ownerId: z.string().nullish(),
  authorId: z.string().nullish(),
  version: z.looseObject({ number: z.number(), createdAt: z.string().nullish() }).nullish(),
  _links: z.looseObject({ webui: z.string().optional() }).optional(),
});
type Losses = { what: string; detail: string }[];
type Page = z.infer<typeof PageSchema> & { readonly isPost: boolean };
const BodySchema = z.looseObject({
  body: z.looseObject({ storage: z.looseObject({ value: z.string().nullish() }).nullish() }).nullish(),
});
const FileSchema = z.looseObject({
  title: z.string(),
  fileSize: z.number().nullish(),
  version: z.looseObject({ number: z.number() }).nullish(),
  downloadLink: z.string().nullish(),
  _links: z.looseObject({ download: z.string().optional() }).optional(),
});
const LabelSchema = z.looseObject({ id: z.coerce.string(), name: z.string(), prefix: z.string().nullish() });
const OnlyIdSchema = z.looseObject({ id: z.coerce.string() });
const UserSchema = z.looseObject({
  accountId: z.string(),
  displayName: z.string().nullish(),
  publicName: z.string().nullish(),
});

const SIZE = 250;
/** Of users in one question: the address stays short. */
const USERS_AT_ONCE = 50;

/**
 * Version 2 of the API, which Confluence Cloud has.
 *
 * @returns null when the server does not know this version
 * @throws DaybookError `unauthorized`, `forbidden`, `endpoint-…`; `not-found` for a space that it does not show
 */
export async function openV2(client: Client, key: string): Promise<SpaceApi | null> {
  const found = await client.get(`/api/v2/spaces?keys=${encodeURIComponent(key)}`, listOf(SpaceSchema));
  if (found.kind === 'failed') {
    // An older one answers with "not found", or with a page of its own.
    if ([200, 301, 302, 400, 404, 405, 410, 501].includes(found.status)) return null;
    throw found.error;
  }
  const space = found.value.results.find((one) => one.key.toLowerCase() === key.toLowerCase());
  if (space === undefined) {
    throw new DaybookError('not-found', `There is no space ${key}, or it may not be seen.`, {
      hint: 'Check --space: the key stands in addresses as /spaces/KEY. Without a token only public spaces are seen.',
    });
  }
  return apiOf(client, space);
}

function apiOf(client: Client, space: z.infer<typeof SpaceSchema>): SpaceApi {
  const losses: Losses = [];
  const posts = new Set<string>();
  const pathOf = (id: string): string => `/api/v2/${posts.has(id) ? 'blogposts' : 'pages'}/${id}`;
  return {
    space: space.key,
    losses,
    async pages(onFound) {
      const pages = await listPages(client, space.id, onFound);
      for (const { id, isPost } of pages) if (isPost) posts.add(id);
      const labels = await readLabels(client, space.id, losses);
      const folders = await readFolders(client, pages);
      const ownerIds = new Set(pages.flatMap(({ ownerId, authorId }) => ownerId ?? authorId ?? []));
      const owners = await namesOf(client, [...ownerIds]);
      const byId = new Map(pages.map((page) => [page.id, page]));
      return pages.map((page) => infoOf(page, { client, space: space.key, labels, folders, owners, byId }));
    },
    async attachments({ id }) {
      const files: RemoteAttachment[] = [];
      const path = `${pathOf(id)}/attachments?status=current&limit=${SIZE}`;
      for await (const { title, fileSize, version, downloadLink, _links } of client.list(path, listOf(FileSchema))) {
        const link = downloadLink ?? _links?.download;
        if (link)
          files.push({ pageId: id, name: title, version: version?.number ?? null, bytes: fileSize ?? null, link });
        else losses.push({ what: 'attachment', detail: `${title} has no address` });
      }
      return files;
    },
    async text({ id }): Promise<Answer<string>> {
      const got = await client.get(`${pathOf(id)}?body-format=storage`, BodySchema);
      return got.kind === 'failed' ? got : { kind: 'ok', value: got.value.body?.storage?.value ?? '' };
    },
    users(keys) {
      const accounts = keys.flatMap(({ kind, key }) => (kind === 'account-id' ? [key] : []));
      return namesOf(client, accounts);
    },
  };
}

async function listPages(client: Client, spaceId: string, onFound: (count: number) => void): Promise<Page[]> {
  const pages: Page[] = [];
  for (const kind of ['pages', 'blogposts']) {
    const path = `/api/v2/spaces/${spaceId}/${kind}?status=current&limit=${SIZE}`;
    for await (const page of client.list(path, listOf(PageSchema))) {
      pages.push({ ...page, isPost: kind === 'blogposts' });
      onFound(pages.length);
    }
  }
  return pages;
}

/** Labels of all pages, asked label by label: they are fewer than pages. */
async function readLabels(client: Client, spaceId: string, losses: Losses): Promise<Map<string, string[]>> {
  const labels = new Map<string, string[]>();
  const read = async (): Promise<void> => {
    const path = `/api/v2/spaces/${spaceId}/content/labels?limit=${SIZE}`;
    for await (const { id, name, prefix } of client.list(path, listOf(LabelSchema))) {
      if (prefix === 'my' || prefix === 'system') continue;
      for (const kind of ['pages', 'blogposts']) {
        const labelled = `/api/v2/labels/${id}/${kind}?space-id=${spaceId}&limit=${SIZE}`;
        for await (const page of client.list(labelled, listOf(OnlyIdSchema)))
          labels.set(page.id, [...(labels.get(page.id) ?? []), name]);
      }
    }
  };
  await read().catch((thrown: unknown) => {
    // A token may be narrower than that; pages without labels are better than none.
    const isRefused =
      thrown instanceof DaybookError && ['forbidden', 'not-found', 'unauthorized'].includes(thrown.code);
    if (!isRefused) throw thrown;
    losses.push({ what: 'labels', detail: thrown.message });
  });
  return labels;
}

/** Folders stand between pages and are none. */
async function readFolders(client: Client, pages: readonly Page[]): Promise<Map<string, Page>> {
  const known = new Set(pages.map(({ id }) => id));
  const folders = new Map<string, Page>();
  const asked = new Set<string>();
  let wanted = pages.flatMap(({ parentId, parentType }) => (parentId && parentType === 'folder' ? [parentId] : []));
  while (wanted.length > 0) {
    const above: string[] = [];
    for (const id of new Set(wanted)) {
      if (known.has(id) || asked.has(id)) continue;
      asked.add(id);
      const got = await client.get(`/api/v2/folders/${id}`, PageSchema);
      if (got.kind === 'failed') continue;
      folders.set(id, { ...got.value, isPost: false });
      if (got.value.parentId && got.value.parentType === 'folder') above.push(got.value.parentId);
    }
    wanted = above;
  }
  return folders;
}

async function namesOf(client: Client, accountIds: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < accountIds.length; from += USERS_AT_ONCE) {
    const some = accountIds.slice(from, from + USERS_AT_ONCE);
    const query = some.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
    const got = await client.get(`/rest/api/user/bulk?limit=${USERS_AT_ONCE}&${query}`, listOf(UserSchema));
    if (got.kind === 'failed') continue;
    for (const { accountId, displayName, publicName } of got.value.results) {
      const name = displayName ?? publicName;
      if (name) names.set(accountId, name);
    }
  }
  return names;
}

function infoOf(
  page: Page,
  around: {
    readonly client: Client;
    readonly space: string;
    readonly labels: ReadonlyMap<string, readonly string[]>;
    readonly folders: ReadonlyMap<string, Page>;
    readonly owners: ReadonlyMap<string, string>;
    readonly byId: ReadonlyMap<string, Page>;
  },
): PageInfo {
  const { client, space, labels, folders, owners, byId } = around;
  const ancestors: string[] = [];
  const seen = new Set([page.id]);
  for (let id = page.parentId; id && !seen.has(id);) {
    seen.add(id);
    const above = byId.get(id) ?? folders.get(id);
    if (above?.title) ancestors.unshift(above.title);
    id = above?.parentId;
  }
  const webui = page._links?.webui;
  const createdAt = page.version?.createdAt;
  return revisionOf({
    id: page.id,
    title: page.title || `Page ${page.id}`,
    url: webui === undefined ? null : linkedAddress(webui, client.base),
    space,
    ancestors,
    labels: (labels.get(page.id) ?? []).toSorted(),
    owner: owners.get(page.ownerId ?? page.authorId ?? '') ?? null,
    version: page.version?.number ?? null,
    updated: createdAt ? dayOf(createdAt) : null,
    sourceName: null,
  });
}
