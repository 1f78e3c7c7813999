import { z } from 'zod';
import { dayOf } from '../day.ts';
import type { PageInfo } from '../page.ts';
import { linkedAddress } from './address.ts';
import type { Answer, Client } from './client.ts';
import { revisionOf } from './revision.ts';
import type { RemoteAttachment, SpaceApi, UserKey } from './space-api.ts';

const LINKS = z.looseObject({ next: z.string().optional() }).optional();
const listOf = <T extends z.ZodType>(one: T) => z.looseObject({ results: z.array(one), _links: LINKS });

const SpaceSchema = z.looseObject({ key: z.string() });
const PersonSchema = z.looseObject({ displayName: z.string().nullish(), username: z.string().nullish() });
const PageSchema = z.looseObject({
  id: z.coerce.string(),
  title: z.string().nullish(),
  version: z.looseObject({ number: z.number(), when: z.string().nullish() }).nullish(),
  ancestors: z.array(z.looseObject({ title: z.string().nullish() })).nullish(),
  history: z.looseObject({ createdBy: PersonSchema.nullish() }).nullish(),
  metadata: z
    .looseObject({ labels: z.looseObject({ results: z.array(z.looseObject({ name: z.string() })) }).nullish() })
    .nullish(),
  _links: z.looseObject({ webui: z.string().optional() }).optional(),
});
const BodySchema = z.looseObject({
  body: z.looseObject({ storage: z.looseObject({ value: z.string().nullish() }).nullish() }).nullish(),
});
const FileSchema = z.looseObject({
  title: z.string(),
  version: z.looseObject({ number: z.number() }).nullish(),
  extensions: z.looseObject({ fileSize: z.number().nullish() }).nullish(),
  _links: z.looseObject({ download: z.string().optional() }).optional(),
});

/** What is asked for with each page; more of them at once than this, and the server gives fewer. */
const EXPAND = 'version,ancestors,metadata.labels,history';
const SIZE = 100;
const PARAMETER: Readonly<Record<UserKey['kind'], string>> = {
  'account-id': 'accountId',
  userkey: 'key',
  username: 'username',
};

/**
 * Version 1 of the API, which Confluence Data Center has.
 *
 * @throws DaybookError `unauthorized`, `forbidden`, `not-found` for a space that it does not show, `endpoint-…`
 */
export async function openV1(client: Client, key: string): Promise<SpaceApi> {
  const found = await client.get(`/rest/api/space/${encodeURIComponent(key)}`, SpaceSchema);
  if (found.kind === 'failed') throw found.error;
  return apiOf(client, found.value.key);
}

function apiOf(client: Client, space: string): SpaceApi {
  const losses: { what: string; detail: string }[] = [];
  return {
    space,
    losses,
    async pages(onFound) {
      const pages: PageInfo[] = [];
      for (const type of ['page', 'blogpost']) {
        const query = `spaceKey=${encodeURIComponent(space)}&type=${type}&status=current&limit=${SIZE}&expand=${EXPAND}`;
        for await (const page of client.list(`/rest/api/content?${query}`, listOf(PageSchema))) {
          pages.push(infoOf(page, client, space));
          onFound(pages.length);
        }
      }
      return pages;
    },
    async attachments({ id }) {
      const files: RemoteAttachment[] = [];
      const path = `/rest/api/content/${id}/child/attachment?limit=${SIZE}&expand=version`;
      for await (const { title, version, extensions, _links } of client.list(path, listOf(FileSchema))) {
        const link = _links?.download;
        if (link)
          files.push({
            pageId: id,
            name: title,
            version: version?.number ?? null,
            bytes: extensions?.fileSize ?? null,
            link,
          });
        else losses.push({ what: 'attachment', detail: `${title} has no address` });
      }
      return files;
    },
    async text({ id }): Promise<Answer<string>> {
      const got = await client.get(`/rest/api/content/${id}?expand=body.storage`, BodySchema);
      return got.kind === 'failed' ? got : { kind: 'ok', value: got.value.body?.storage?.value ?? '' };
    },
    async users(keys) {
      const names = new Map<string, string>();
      for (const { kind, key: id } of keys) {
        const got = await client.get(`/rest/api/user?${PARAMETER[kind]}=${encodeURIComponent(id)}`, PersonSchema);
        const name = got.kind === 'ok' ? (got.value.displayName ?? got.value.username) : null;
        if (name) names.set(id, name);
      }
      return names;
    },
  };
}

function infoOf(page: z.infer<typeof PageSchema>, client: Client, space: string): PageInfo {
  const webui = page._links?.webui;
  const when = page.version?.when;
  const creator = page.history?.createdBy;
  return revisionOf({
    id: page.id,
    title: page.title || `Page ${page.id}`,
    url: webui === undefined ? null : linkedAddress(webui, client.base),
    space,
    ancestors: (page.ancestors ?? []).flatMap(({ title }) => title ?? []),
    labels: (page.metadata?.labels?.results ?? []).map(({ name }) => name).toSorted(),
    owner: creator?.displayName ?? creator?.username ?? null,
    version: page.version?.number ?? null,
    updated: when ? dayOf(when) : null,
    sourceName: null,
  });
}
