import { dot } from '../dot.ts';

/** A function's value and gradient at a point. */
export interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
}

/** Pairs of steps that the method remembers. */
const MEMORY = 8;
const MOST_STEPS = 150;
const SMALLEST_DROP = 1e-7;
/** Armijo's condition, and how a step that fails it is cut. */
const SUFFICIENT = 1e-4;
const CUT = 0.5;
const MOST_CUTS = 30;

interface Pair {
  readonly step: readonly number[];
  readonly change: readonly number[];
  readonly inverse: number;
}

/** The two-loop recursion (Nocedal and Wright, Numerical Optimization, algorithm 7.4), downhill. */
function direction(gradient: readonly number[], pairs: readonly Pair[]): number[] {
  const q = [...gradient];
  const alphas: number[] = [];
  for (const { step, change, inverse } of pairs.toReversed()) {
    const alpha = inverse * dot(step, q);
    alphas.unshift(alpha);
    for (let at = 0; at < q.length; at += 1) q[at] = (q[at] ?? 0) - alpha * (change[at] ?? 0);
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? 1 : 1 / (last.inverse * dot(last.change, last.change));
  const r = q.map((value) => value * scale);
  for (const [index, { step, change, inverse }] of pairs.entries()) {
    const beta = inverse * dot(change, r);
    for (let at = 0; at < r.length; at += 1) r[at] = (r[at] ?? 0) + (step[at] ?? 0) * ((alphas[index] ?? 0) - beta);
  }
  return r.map((value) => -value);
}

/** Minimises a smooth function by L-BFGS with backtracking, from `start`. */
export function minimise(slopeAt: (point: readonly number[]) => Slope, start: readonly number[]): number[] {
  let point = [...start];
  let slope = slopeAt(point);
  let pairs: Pair[] = [];
  for (let taken = 0; taken < MOST_STEPS; taken += 1) {
    let way = direction(slope.gradient, pairs);
    if (dot(way, slope.gradient) >= 0) {
      pairs = [];
      way = slope.gradient.map((value) => -value);
    }
    const downhill = dot(way, slope.gradient);
    let length = pairs.length === 0 ? 1 / Math.max(1, Math.sqrt(-downhill)) : 1;
    let next = point;
    let reached = slope;
    let isLower = false;
    for (let cuts = 0; cuts < MOST_CUTS && !isLower; cuts += 1) {
      const tried = length;
      next = point.map((value, at) => value + tried * (way[at] ?? 0));
      reached = slopeAt(next);
      isLower = reached.value <= slope.value + SUFFICIENT * tried * downhill;
      length *= CUT;
    }
    if (!isLower) return point;
    const step = next.map((value, at) => value - (point[at] ?? 0));
    const change = reached.gradient.map((value, at) => value - (slope.gradient[at] ?? 0));
    const curvature = dot(step, change);
    if (curvature > 0) pairs = [...pairs, { step, change, inverse: 1 / curvature }].slice(-MEMORY);
    const drop = slope.value - reached.value;
    point = next;
    slope = reached;
    if (drop < SMALLEST_DROP) return point;
  }
  return point;
}
