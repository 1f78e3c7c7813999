/** A program of this machine answers at once, or is none of ours. */
const ANSWERS_WITHIN_MS = 1_000;

/** Whether a Daybook takes alerts at that port of this machine: by how it refuses who shows no token. */
export async function isDaybook(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/hooks/alert`, { method: 'POST', signal });
    return answer.status === 401 && (await answer.text()).includes('`daybook serve`');
  } catch {
    // Whatever is there does not speak HTTP.
    return false;
  }
}
