/*
 * Ids that are derived from content, in plain arithmetic: this layer takes values and gives values.
 */

/**
 * A short id of a text: 53 bits of cyrb53 (public domain, github.com/bryc/code), base 36. The same text has the same id on
 * every machine; 100,000 texts share one with a chance of 1 in 1,800,000.
 */
export function textId(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
