import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { DaybookError } from '../../errors.ts';
import { openEngine } from '../../engine.ts';
import { followAlertHook } from '../../server/alert-hook.ts';
import { createHandler } from '../../server/handler.ts';
import { startLoopback } from '../../server/loopback.ts';
import { errorText } from '../print/error-text.ts';
import { styleFor } from '../print/style.ts';
import { readVersion } from '../read-version.ts';
import { say } from './say.ts';
import { aborted, showPage } from './show-page.ts';

/**
 * Serves the page on 127.0.0.1 and shows it, until it is closed or Daybook is stopped.
 *
 * @param options.root folder of the checkout, with the built page
 * @param options.why why it is not Electron that shows it, in words that begin a sentence
 */
export async function serveAndShow(options: {
  readonly root: string;
  readonly config: Config;
  readonly why: string;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { root, config, why, signal } = options;
  const engine = await openEngine({
    config,
    now: () => new Date(),
    write: 'if-free',
    watch: true,
    fetchModels: 'defaults',
    version: readVersion(),
    label: 'daybook (in a browser)',
  });
  const report = (error: DaybookError) => say(errorText(error, styleFor(false)));
  const handler = createHandler(engine.procedures, report);
  const hook = followAlertHook(engine, report);
  const loopback = await startLoopback({ handler, hooks: hook.handler, port: 0, page: join(root, 'out', 'renderer') });
  const { url } = loopback;
  process.stdout.write(`${url}\n`);
  const show = () => showPage({ url, config, signal, say: (where) => say(`${why}: Daybook opens ${where}.`) });
  const shown = config.hasDisplay ? await show() : null;
  const how = shown === null ? `${why}: open the address above in a browser of this machine. ` : '';
  say(`${how}Ctrl-C ends Daybook.`);
  await Promise.race([aborted(signal), ...(shown === null ? [] : [shown.closed])]);
  shown?.close();
  await loopback.close();
  await hook.close();
  await engine.close();
}
