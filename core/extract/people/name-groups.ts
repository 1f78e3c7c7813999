/** Sets of keys that are one and the same: union-find with paths halved. */
export class NameGroups {
  readonly #above = new Map<string, string>();

  rootOf(key: string): string {
    let at = key;
    for (;;) {
      const above = this.#above.get(at);
      if (above === undefined || above === at) return at;
      this.#above.set(at, this.#above.get(above) ?? above);
      at = above;
    }
  }

  /** From now on both are one, called by the root of `into`. */
  join(into: string, from: string): void {
    const root = this.rootOf(into);
    const other = this.rootOf(from);
    if (root !== other) this.#above.set(other, root);
  }
}
