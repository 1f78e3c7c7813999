/*
 * What runs inside the page while it is measured. Each function is sent as its source: it sees nothing of this file.
 */

/** Notes when the page can be used: the day takes keys, and what is open is listed. */
export function watchUsable(): void {
  const isThere = (): boolean =>
    document.activeElement?.matches('.begin-text, .cm-content') === true &&
    document.querySelector('.open-item, .today-empty') !== null;
  const look = (): void => {
    if (!isThere()) {
      requestAnimationFrame(look);
      return;
    }
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      const ms = performance.now();
      const calls = performance
        .getEntriesByType('resource')
        .filter((entry): entry is PerformanceResourceTiming => entry.name.includes('/rpc/'))
        .map(({ requestStart, responseEnd }) => [requestStart, Math.min(responseEnd, ms)] as const)
        .toSorted(([a], [b]) => a - b);
      // What several calls share counts once.
      let [engineMs, until] = [0, 0];
      for (const [from, to] of calls) {
        engineMs += Math.max(0, to - Math.max(from, until));
        until = Math.max(until, to);
      }
      Object.assign(window, { usable: { ms, engineMs, beginMs: calls[0]?.[0] ?? 0 } });
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Notes, for each key, when the frame was painted in which the results of all that was typed stand. */
export function watchKeysToResults(): void {
  const times: number[] = [];
  Object.assign(window, { times });
  const isCurrent = (): boolean =>
    document.querySelector('.results[aria-busy="false"]') !== null || document.querySelector('.page .empty') !== null;
  document.addEventListener('keydown', (event) => {
    const began = event.timeStamp;
    const look = (): void => {
      if (!isCurrent()) {
        requestAnimationFrame(look);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => times.push(performance.now() - began));
      channel.port1.start();
      channel.port2.postMessage(null);
    };
    // The key changes the box after this event, and the list with it.
    setTimeout(() => requestAnimationFrame(look));
  });
}

/** Notes how long each frame took, until `stopFrames` is called. */
export function watchFrames(): void {
  const frames: number[] = [];
  let [last, isOn] = [performance.now(), true];
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    if (isOn) requestAnimationFrame(tick);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(tick);
  });
  Object.assign(window, {
    stopFrames: () => {
      isOn = false;
      return frames;
    },
  });
}
