/** Sets plain text off; text without escapes only. */
export type Paint = (text: string) => string;

/** Ways to set text off on a terminal; each gives the text back unchanged where there is no colour. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly path: Paint;
  readonly match: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
}

const ESCAPE = '\u001b[';

function sgr(open: number, close: number): Paint {
  return (text) => (text === '' ? '' : `${ESCAPE}${open}m${text}${ESCAPE}${close}m`);
}

const COLOURED: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  path: sgr(36, 39),
  match: sgr(33, 39),
  good: sgr(32, 39),
  warn: sgr(33, 39),
  bad: sgr(31, 39),
};

const same: Paint = (text) => text;
const PLAIN: Style = { bold: same, dim: same, path: same, match: same, good: same, warn: same, bad: same };

/** The terminal's own sixteen colours, so that every theme stays readable; or none. */
export function styleFor(isColoured: boolean): Style {
  return isColoured ? COLOURED : PLAIN;
}
