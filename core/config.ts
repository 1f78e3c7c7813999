import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { DaybookError } from './errors.ts';

/*
 * The only file that reads the environment. Everything else gets values.
 */

const Environment = z.object({
  /** Folder of index, settings and models, instead of the platform's. */
  DAYBOOK_DATA: z.string().optional(),
  /** File or folder with model files, for machines without a network. */
  DAYBOOK_MODELS: z.string().optional(),
  /** `0` closes the network for Daybook: no download, no endpoint that is not this machine. */
  DAYBOOK_NETWORK: z.enum(['0', '1']).optional(),
  /** Under `1`, a test that would skip for something missing fails instead. */
  DAYBOOK_REQUIRE_ALL: z.enum(['0', '1']).optional(),
  /** Mirror of the model hub. */
  HF_ENDPOINT: z.url().optional(),
  HTTPS_PROXY: z.string().optional(),
  https_proxy: z.string().optional(),
  NO_PROXY: z.string().optional(),
  NO_COLOR: z.string().optional(),
  LOCALAPPDATA: z.string().optional(),
  XDG_DATA_HOME: z.string().optional(),
  DISPLAY: z.string().optional(),
  WAYLAND_DISPLAY: z.string().optional(),
});

export interface Config {
  /** Absolute folder of `index.db`, `user.db`, `models/` and logs; never inside a journal. */
  readonly dataDir: string;
  /** Folder with the fetched models. */
  readonly modelsDir: string;
  /** Where the user put model files by hand; null when nowhere. */
  readonly ownModels: string | null;
  readonly networkAllowed: boolean;
  /** Base address of the model hub. */
  readonly hub: string;
  readonly proxy: string | null;
  /** Hosts that are reached without the proxy, as `NO_PROXY` lists them. */
  readonly noProxy?: string;
  readonly color: boolean;
  readonly requireAll: boolean;
  readonly hasDisplay: boolean;
  /** Linux under Wayland, where the desktop decides about keys and places of windows. */
  readonly isWayland: boolean;
}

function platformDataDir(env: z.infer<typeof Environment>): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Daybook');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Daybook');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'daybook');
}

/** Folders in which this machine keeps programs: `PATH`, or on Windows the folders of installed programs. */
export function readProgramFolders(): readonly string[] {
  const { PATH = '', LOCALAPPDATA, PROGRAMFILES } = process.env;
  const folders =
    process.platform === 'win32'
      ? [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      : PATH.split(delimiter);
  return folders.flatMap((folder) => folder || []);
}

/**
 * Reads and checks the environment.
 *
 * @param options.dataDir wins over `DAYBOOK_DATA` and the platform's folder
 * @throws DaybookError `invalid` naming the variable that is wrong
 */
export function readConfig(options: { readonly dataDir?: string | undefined } = {}): Config {
  const parsed = Environment.safeParse(process.env);
  if (!parsed.success) {
    throw new DaybookError('invalid', `An environment variable is not valid: ${z.prettifyError(parsed.error)}`, {
      hint: 'Correct it or unset it.',
    });
  }
  const env = parsed.data;
  const dataDir = resolve(options.dataDir ?? env.DAYBOOK_DATA ?? platformDataDir(env));
  return {
    dataDir,
    modelsDir: join(dataDir, 'models'),
    ownModels: env.DAYBOOK_MODELS ? resolve(env.DAYBOOK_MODELS) : null,
    networkAllowed: env.DAYBOOK_NETWORK !== '0',
    hub: env.HF_ENDPOINT ?? 'https://huggingface.co',
    proxy: env.HTTPS_PROXY ?? env.https_proxy ?? null,
    ...(env.NO_PROXY && { noProxy: env.NO_PROXY }),
    color: env.NO_COLOR === undefined,
    requireAll: env.DAYBOOK_REQUIRE_ALL === '1',
    isWayland: process.platform === 'linux' && Boolean(env.WAYLAND_DISPLAY),
    hasDisplay: process.platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY),
  };
}

/** How Daybook names itself to a Confluence; from the environment alone, so that it stands in no file of ours. */
export interface ConfluenceLogin {
  /** With it the token is the password of Confluence Cloud; without it a personal access token. */
  readonly email: string | null;
  readonly token: string | null;
}

/** Read only by who is about to send it. */
export function readConfluenceLogin(): ConfluenceLogin {
  const { DAYBOOK_CONFLUENCE_EMAIL, DAYBOOK_CONFLUENCE_TOKEN } = process.env;
  return { email: DAYBOOK_CONFLUENCE_EMAIL?.trim() || null, token: DAYBOOK_CONFLUENCE_TOKEN?.trim() || null };
}
