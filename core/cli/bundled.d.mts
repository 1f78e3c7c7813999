/** A file URL; see bundled.mjs. */
export declare function programUrl(name: 'main' | 'start' | 'indexer'): string;
