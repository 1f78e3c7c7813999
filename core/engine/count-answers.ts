import type { AskEvent } from '../contract/ask.ts';
import type { Db } from '../store/database.ts';
import { addLedgerEntry } from '../store/ledger.ts';
import type { Settings } from '../store/settings.ts';

/** The events of an answer as they come; the answer is counted when it is whole, if the user lets it be counted. */
export async function* countedAnswer(
  events: AsyncIterable<AskEvent>,
  { user, settings, now }: { readonly user: Db; readonly settings: () => Settings; readonly now: () => Date },
): AsyncIterable<AskEvent> {
  for await (const event of events) {
    if (event.kind === 'done' && settings().ledger) {
      const { question, abstained, ms, citations } = event.answer;
      const [cited] = citations;
      addLedgerEntry(user, {
        at: now().toISOString(),
        kind: 'ask',
        text: question,
        answered: !abstained,
        ms: ms.total,
        modelMs: ms.firstToken + ms.generate,
        page: cited === undefined ? null : { journal: cited.journal, path: cited.path },
      });
    }
    yield event;
  }
}
