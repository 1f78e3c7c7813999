import { connect } from 'node:net';
import { once } from 'node:events';

/** Sends bytes as they stand to a port of this machine, and gives all that comes back until the other side closes. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => (answer += chunk));
  // Not `end`: node drops a request whose client has closed its side before the answer is there.
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** One request with exactly these header lines. */
export function rawRequest(line: string, headers: readonly string[]): string {
  return `${[`${line} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;
}
