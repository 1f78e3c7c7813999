// Everything that can steer a terminal or turn the direction of text, except the line feed and the tab.
// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of a note for a terminal: control characters become visible signs, each one character, so offsets stay valid.
 * A note can hold a pasted log with escapes; it must not move the cursor, ring, or set the window's title.
 */
export function printable(text: string): string {
  return text.replace(STEERING, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** The same on one line: line feeds and tabs become spaces. */
export function printableLine(text: string): string {
  return printable(text).replaceAll(/[\n\t]/g, ' ');
}
