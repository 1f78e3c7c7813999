import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { DaybookError } from '../errors.ts';
import type { OncallSettings } from '../contract/oncall.ts';
import type { Db } from '../store/database.ts';
import { writeSettings, type Settings } from '../store/settings.ts';

const TOKEN_BYTES = 24;

/** The settings about alerts as a window shows them. */
export function oncallSettings(settings: Settings): OncallSettings {
  const { hook, hookPort, hookToken, staleAfterDays, ledger, minutesByHand } = settings;
  return { hook, port: hookPort, token: hookToken, staleAfterDays, ledger, minutesByHand };
}

/** @throws DaybookError `busy` when another program listens at that port of this machine */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  const failed = await new Promise<Error | null>((resolve) => {
    server.once('error', resolve);
    server.listen({ host: '127.0.0.1', port }, () => resolve(null));
  });
  if (failed !== null) {
    throw new DaybookError('busy', `Port ${port} of this machine is in use by another program.`, {
      hint: 'Choose another port, and tell it to the systems that send alerts.',
      cause: failed,
    });
  }
  server.close();
  await once(server, 'close');
}

/** Changes them; who switches the hook on for the first time gets a token that stays. */
export function changeOncall(
  user: Db,
  settings: Settings,
  change: {
    readonly hook?: boolean | undefined;
    readonly port?: number | undefined;
    readonly staleAfterDays?: number | undefined;
    readonly ledger?: boolean | undefined;
    readonly minutesByHand?: number | undefined;
  },
): Settings {
  const needsToken = change.hook === true && settings.hookToken === null;
  const { port, ...others } = change;
  const patch = {
    ...others,
    ...(port === undefined ? {} : { hookPort: port }),
    ...(needsToken ? { hookToken: randomBytes(TOKEN_BYTES).toString('base64url') } : {}),
  };
  return writeSettings(user, Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)));
}
