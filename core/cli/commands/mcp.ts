import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Command } from 'commander';
import { z } from 'zod';
import { notesServer } from '../../server/mcp-tools.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

const OptionsSchema = z.object({ write: z.boolean().default(false) });

/** Serves until the client closes stdin, or Ctrl-C. Nothing but the protocol is written to stdout. */
async function serve(context: Context, write: boolean): Promise<ExitCode> {
  const engine = { write: write ? 'if-free' : 'no', embed: false } as const;
  return withEngine(context, engine, async (procedures) => {
    const server = notesServer(procedures, { version: context.version, write });
    const { promise, resolve } = Promise.withResolvers<void>();
    context.signal.addEventListener('abort', () => resolve());
    process.stdin.once('end', () => resolve());
    process.stdin.once('close', () => resolve());
    await server.connect(new StdioServerTransport());
    await promise;
    await server.close();
    return EXIT.done;
  });
}

/** `daybook mcp`. */
export function defineMcp(command: Command, act: Act): void {
  command
    .option('--write', 'also offer to change the state of an item; without it everything only reads')
    .addHelpText(
      'after',
      [
        '',
        'Tools: search, ask, runbook, tasks, decisions, read_note (and set_task with --write); notes as resources.',
        '',
        'Example:',
        '  $ daybook mcp',
        '',
        'Claude Desktop (claude_desktop_config.json), Cursor and others:',
        '  { "mcpServers": { "daybook": { "command": "npx", "args": ["--prefix", "/path/to/daybook", "daybook", "mcp"] } } }',
        'VS Code (.vscode/mcp.json):',
        '  { "servers": { "daybook": { "type": "stdio", "command": "npx", "args": ["--prefix", "/path/to/daybook", "daybook", "mcp"] } } }',
      ].join('\n'),
    )
    .action((given: unknown) => act((context) => serve(context, OptionsSchema.parse(given).write)));
}
