import { readClaimPairs, isShown } from '../helpers/claim-pairs.ts';

/*
 * How good the check of sentences is, on the labelled pairs of test/golden/verify-pairs.json:
 *   npx node test/eval/claims.ts
 */

const pairs = readClaimPairs();
for (const half of ['development', 'held-out'] as const) {
  const own = pairs.filter((pair) => pair.half === half);
  const good = own.filter(({ supported }) => supported);
  const wrong = own.filter(({ supported }) => !supported);
  const shown = wrong.filter(isShown).length;
  const dropped = good.filter((pair) => !isShown(pair)).length;
  console.log(
    `${half}: ${shown} of ${wrong.length} unsupported sentences shown, ${dropped} of ${good.length} good ones dropped`,
  );
}
