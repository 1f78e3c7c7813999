import type { Output } from '../contract.ts';
import { toDaybookError } from '../errors.ts';
import type { ModelShelf } from './model-shelf.ts';

/** Enough to see that it speaks. */
const TOKENS = 12;
const MESSAGES = [{ role: 'user', content: 'Answer with the one word: ready' }] as const;

/** Asks a generator for a word: whether it answers, how fast, and else what to do. */
export async function testModel(shelf: ModelShelf, name: string, signal: AbortSignal): Promise<Output<'testModel'>> {
  const started = performance.now();
  const took = () => performance.now() - started;
  const { generator, degraded } = await shelf.generator(name);
  if (generator === null) {
    const [why] = degraded;
    const detail = why?.message ?? `${name} is not here.`;
    return { ok: false, ms: took(), detail, fix: why?.fix ?? '' };
  }
  const speak = async () => {
    let said = '';
    for await (const piece of generator.generate({ messages: MESSAGES, maxTokens: TOKENS }, signal)) said += piece;
    return said.trim();
  };
  return speak().then(
    (said) => ({
      ok: said !== '',
      ms: took(),
      detail: said === '' ? 'It answered nothing.' : said.slice(0, 80),
      fix: '',
    }),
    (thrown: unknown) => {
      const { message, hint } = toDaybookError(thrown);
      return { ok: false, ms: took(), detail: message, fix: hint };
    },
  );
}
