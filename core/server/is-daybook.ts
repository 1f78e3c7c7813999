/** A program of this machine answers at once, or is none of ours. */
const ANSWERS_WITHIN_MS = 1_000;

/** Said to who sends alerts without the token; a Daybook is known by it. */
export const TOKEN_HINT = 'Send `Authorization: Bearer TOKEN`; the token is under Settings in the window of Daybook.';

/** Whether a Daybook takes alerts at that port of this machine: by how it refuses who shows no token. */
export async function isDaybook(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/hooks/alert`, { method: 'POST', signal });
    const text = await answer.text();
    // Earlier versions said the other one.
    return answer.status === 401 && (text.includes(TOKEN_HINT) || text.includes('`daybook serve`'));
  } catch {
    // Whatever is there does not speak HTTP.
    return false;
  }
}
