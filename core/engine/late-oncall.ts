import type { OncallParts, OncallProcedures } from './oncall-procedures.ts';

/** The engine, as far as alerts and runbooks are concerned. */
type Parts = Omit<OncallParts, 'now' | 'journals' | 'models' | 'dataDir'> & {
  readonly options: {
    readonly now: () => Date;
    readonly journals?: readonly string[] | undefined;
    readonly config: { readonly dataDir: string };
  };
};

/** The procedures about alerts and runbooks, loaded when one is first called: most commands do without them. */
export function lateOncall(parts: Parts, models: OncallParts['models']): OncallProcedures {
  let loading: Promise<OncallProcedures> | null = null;
  const load = async () => {
    const loaded = await import('./oncall-procedures.ts');
    const { now, journals = null, config } = parts.options;
    return loaded.oncallProcedures({ ...parts, now, journals, models, dataDir: config.dataDir });
  };
  const late = () => (loading ??= load());
  return {
    runbook: async (request, signal) => (await late()).runbook(request, signal),
    runbooks: async (request, signal) => (await late()).runbooks(request, signal),
    readRunbook: async (request, signal) => (await late()).readRunbook(request, signal),
    alerts: async (request, signal) => (await late()).alerts(request, signal),
    takeAlert: async (request, signal) => (await late()).takeAlert(request, signal),
    alert: async (request, signal) => (await late()).alert(request, signal),
    openRun: async (request, signal) => (await late()).openRun(request, signal),
    changeRun: async (request, signal) => (await late()).changeRun(request, signal),
    resolveAlert: async (request, signal) => (await late()).resolveAlert(request, signal),
    troubles: async (request, signal) => (await late()).troubles(request, signal),
    ledger: async (request, signal) => (await late()).ledger(request, signal),
    rateAnswer: async (request, signal) => (await late()).rateAnswer(request, signal),
    clearLedger: async (request, signal) => (await late()).clearLedger(request, signal),
    changeOncall: async (request, signal) => (await late()).changeOncall(request, signal),
    async *watchOncall(request, signal) {
      yield* (await late()).watchOncall(request, signal);
    },
  };
}
