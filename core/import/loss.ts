/** Takes what a page loses while it is converted. */
export type Lose = (what: string, detail: string) => void;
