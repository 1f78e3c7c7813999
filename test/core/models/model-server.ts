import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export type Reply = (body: unknown, response: ServerResponse, request: IncomingMessage) => void;

export interface ModelServer {
  readonly url: string;
  /** Path and JSON body of every POST, in order. */
  readonly posts: readonly { readonly path: string; readonly body: unknown }[];
}

/** A real HTTP server on this machine with the given answers; other paths give 404. */
export async function modelServer(routes: Readonly<Record<string, Reply>>): Promise<ModelServer> {
  const posts: { path: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((raw) => {
      const body: unknown = raw === '' ? null : JSON.parse(raw);
      const path = request.url ?? '';
      if (request.method === 'POST') posts.push({ path, body });
      const reply = routes[path];
      if (reply === undefined)
        return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
      return reply(body, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // SAFETY: a server that listens on a TCP port has an AddressInfo.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posts };
}

/** An address on this machine where nothing listens. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // SAFETY: as above.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const json =
  (value: unknown, status = 200): Reply =>
  (_body, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

export const plain =
  (value: string, status = 200): Reply =>
  (_body, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end(value);

/** Server-sent events; `[DONE]` ends them unless `open`. */
export const events =
  (chunks: readonly unknown[], end: 'done' | 'broken' | 'open' = 'done'): Reply =>
  (_body, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    if (end === 'done') response.end('data: [DONE]\n\n');
    if (end === 'broken') setTimeout(() => response.destroy(), 20);
  };

export const delta = (content: string): unknown => ({
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
});

/** Lines of JSON, as Ollama streams. */
export const lines =
  (values: readonly unknown[]): Reply =>
  (_body, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.end(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  };

export const OLLAMA: Readonly<Record<string, Reply>> = {
  '/api/version': json({ version: '0.30.1' }),
  '/v1/models': json({ object: 'list', data: [{ id: 'qwen3:1.7b', object: 'model' }] }),
  '/api/tags': json({ models: [{ name: 'qwen3:1.7b' }, { name: 'gemma3:4b' }] }),
  '/api/show': json({ model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 } }),
  '/api/chat': lines([
    { message: { role: 'assistant', content: 'Rain ' }, done: false },
    { message: { role: 'assistant', content: 'falls. [1]' }, done: false },
    { message: { role: 'assistant', content: '' }, done: true, prompt_eval_count: 30, eval_count: 4 },
  ]),
};

export const LM_STUDIO: Readonly<Record<string, Reply>> = {
  '/v1/models': json({ data: [{ id: 'qwen3-4b' }, { id: 'text-embedding-nomic' }] }),
  '/api/v0/models': json({
    data: [
      { id: 'qwen3-4b', type: 'llm', state: 'loaded', loaded_context_length: 6_000, max_context_length: 40_960 },
      { id: 'text-embedding-nomic', type: 'embeddings', state: 'not-loaded', max_context_length: 2_048 },
    ],
  }),
  '/v1/chat/completions': events([delta('Rain '), delta('falls. [1]')]),
};

export const LLAMA_SERVER: Readonly<Record<string, Reply>> = {
  '/v1/models': json({ data: [{ id: 'model.gguf' }] }),
  '/props': json({ default_generation_settings: { n_ctx: 4_096 }, total_slots: 1 }),
  '/apply-template': (body, response, request) =>
    json({ prompt: `<s>${JSON.stringify(body)}` })(body, response, request),
  '/tokenize': json({ tokens: [1, 2, 3, 4, 5] }),
  '/v1/chat/completions': events([delta('Rain '), delta('falls. [1]')]),
};
