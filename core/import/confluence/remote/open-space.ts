import { DaybookError } from '../../../errors.ts';
import { MAX_ATTACHMENT_BYTES, MAX_PAGE_BYTES, tooLargePage } from '../../bounds.ts';
import { inOrder } from '../../in-order.ts';
import type { Attachment, PageInfo, PageSource, PageText } from '../page.ts';
import { openV1 } from './api-v1.ts';
import { openV2 } from './api-v2.ts';
import { openClient, type Client } from './client.ts';
import type { OpenRequests } from './requests.ts';
import type { RemoteAttachment, SpaceApi, UserKey } from './space-api.ts';

/** Requests under way at once: what a browser would have. */
const WIDTH = 4;
/** So many pages in a row that the server fails at are no accident of a page. */
const MAX_FAILURES = 5;

export interface OpenSpace extends OpenRequests {
  readonly attachments: boolean;
  readonly onFound: (pages: number) => void;
}

export interface RemoteSpace {
  readonly source: PageSource;
  readonly close: () => void;
}

/**
 * A space of a Confluence on the network: all pages are listed, then their texts are asked for one by one.
 *
 * @throws DaybookError `unauthorized`, `forbidden`, `not-found`, `endpoint-unreachable`, `endpoint-failed`
 */
export async function openSpace(options: OpenSpace): Promise<RemoteSpace> {
  const client = openClient(options);
  const source = readSpace(client, options).catch((thrown: unknown) => {
    client.close();
    throw thrown;
  });
  return { source: await source, close: () => client.close() };
}

async function readSpace(client: Client, options: OpenSpace): Promise<PageSource> {
  const api = (await openV2(client, options.address.space)) ?? (await openV1(client, options.address.space));
  const pages = await api.pages(options.onFound);
  if (pages.length === 0) {
    throw new DaybookError('not-found', `The space ${api.space} shows no page.`, {
      hint: 'Check that the token may view its pages.',
    });
  }
  const files: RemoteAttachment[] = [];
  if (options.attachments) {
    for await (const some of inOrder(pages, WIDTH, (page) => attachmentsOf(page, api))) files.push(...some);
  }
  const users = new Map<string, string>();
  return {
    space: api.space,
    pages,
    attachments: files.map((file) => attachmentOf(file, client)),
    users,
    losses: api.losses,
    isIncremental: true,
    texts: (isKnown, signal) => textsOf({ api, pages: pages.filter((page) => !isKnown(page)), users, signal }),
  };
}

/** Pages can be closed to whoever may list them; their files are then said to be lost. */
function attachmentsOf(page: PageInfo, api: SpaceApi): Promise<RemoteAttachment[]> {
  return api.attachments(page).catch((thrown: unknown) => {
    const isRefused = thrown instanceof DaybookError && ['forbidden', 'not-found'].includes(thrown.code);
    if (!isRefused) throw thrown;
    api.losses.push({ what: 'attachment', detail: `${page.title}: ${thrown.message}` });
    return [];
  });
}

function attachmentOf({ pageId, name, version, bytes, link }: RemoteAttachment, client: Client): Attachment {
  const isTooLarge = bytes !== null && bytes > MAX_ATTACHMENT_BYTES;
  const known = version === null ? null : String(version);
  return { pageId, name, sourceName: null, version: known, isTooLarge, open: () => client.file(link) };
}

interface Texts {
  readonly api: SpaceApi;
  readonly pages: readonly PageInfo[];
  readonly users: Map<string, string>;
  readonly signal: AbortSignal;
}

async function* textsOf({ api, pages, users, signal }: Texts): AsyncGenerator<PageText> {
  const asked = new Set<string>();
  let failures = 0;
  const texts = inOrder(pages, WIDTH, async (info) => ({ info, got: await api.text(info) }));
  for await (const { info, got } of texts) {
    signal.throwIfAborted();
    if (got.kind === 'failed') {
      failures += 1;
      const isAll = failures >= MAX_FAILURES && got.error.code === 'endpoint-failed' && got.status !== 200;
      if (isAll || ['endpoint-unreachable', 'unauthorized', 'cancelled'].includes(got.error.code)) throw got.error;
      api.losses.push({ what: 'page', detail: `${info.title}: ${got.error.message}` });
      continue;
    }
    failures = 0;
    if (got.value.length > MAX_PAGE_BYTES) {
      api.losses.push(tooLargePage(info.title));
      continue;
    }
    const keys = mentionsIn(got.value).filter(({ key }) => !asked.has(key));
    for (const { key } of keys) asked.add(key);
    if (keys.length > 0) for (const [key, name] of await api.users(keys)) users.set(key, name);
    yield { info, dialect: 'storage', text: got.value };
  }
}

const KINDS: Readonly<Record<string, UserKey['kind']>> = {
  'account-id': 'account-id',
  userkey: 'userkey',
  username: 'username',
};

function mentionsIn(text: string): UserKey[] {
  const keys = new Map<string, UserKey>();
  for (const [, name = '', key = ''] of text.matchAll(/\bri:(account-id|userkey|username)="([^"&<>]+)"/g)) {
    const kind = KINDS[name];
    if (kind !== undefined) keys.set(key, { kind, key });
  }
  return [...keys.values()];
}
