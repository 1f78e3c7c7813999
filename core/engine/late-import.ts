import type { Config } from '../config.ts';
import type { Implementation } from '../contract.ts';

interface Parts {
  readonly options: { readonly now: () => Date };
  readonly config: () => Config;
  readonly settings: () => { readonly journals: readonly string[] };
}

/** Takes pages as notes; loaded when somebody first does. */
export function lateImport({ options, config, settings }: Parts): Implementation['importNotes'] {
  const load = async () => {
    const { importStreams } = await import('./import-stream.ts');
    return importStreams({
      config: config(),
      now: options.now,
      journal: async () => settings().journals[0] ?? null,
      network: async () => config().networkAllowed,
    });
  };
  let loading: ReturnType<typeof load> | null = null;
  return async function* importNotes(request, signal) {
    yield* (await (loading ??= load()))(request, signal);
  };
}
