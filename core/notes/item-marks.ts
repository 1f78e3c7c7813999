/** The marker of a list item: its indentation, then `-`, `*`, `+`, `1.` or `1)`. */
export const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;

/** The box behind it: `[ ]`, `[x]`, `[]`. */
export const BOX = /^\[([^\]\n]?)\](?=[ \t]|$)[ \t]*/;
