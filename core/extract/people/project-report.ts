/** What happens to projects and systems, and is said of no person: `release on Friday`, `down since noon`, `v2 is out`. */
const EVENT =
  /^(?:(?:the |next |new |first |last |our |die |der |das |la |le |el |il |o |a )?(?:releases?|deployments?|roll-?outs?|launch|go-?live|migration|upgrade|outage|downtime|maintenance|(?:code |feature )?freeze|deadline|backlog|roadmap|cut-?over|kick-?off|budget|uptime|latency|throughput|traffic|usage|(?:error|crash|failure|success)[ -]rates?|(?:open|\d+(?: open| new)?) (?:bugs|issues|tickets|alerts|errors|incidents|users|customers)|customers|clients|users|beta|alpha|rc\d*|milestone|version|veröffentlichung|freigabe|auslieferung|bereitstellung|ausfall|störung|wartung|umstellung|livraison|mise en (?:production|ligne|service)|déploiement|panne|bascule|lanzamiento|entrega|despliegue|caída|mantenimiento|rilascio|consegna|lançamento|implantação|queda|uitrol|storing|onderhoud|lansering|driftstopp|wdrożenie|релиз|リリース|发布|上线)(?![\p{L}\d])(?= \S)|v?\d+(?:\.\d+)+(?![\p{L}\d]))/iu;
const STATE =
  /^(?:(?:is|are|was|has been|ist|war|est|está|è) )?(?:now |still |again |back |all |jetzt |noch |wieder |toujours |encore |de nouveau )*(?:up|down|live|green|red|stable|unstable|slow|degraded|offline|online|released|deployed|upgraded|deprecated|decommissioned|retired|frozen|shipped|rolled out|broken|ausgerollt|veröffentlicht|verfügbar|gestört|freigegeben|livrée?|déployée?|publiée?|en (?:panne|ligne|production)|hors service|publicad[oa]|desplegad[oa]|lanzad[oa]|caíd[oa]|rilasciat[oa])(?! (?:the|a|an|my|our|it|this|that|den|die|das|le|la|el|il)(?!\p{L}))(?![\p{L}\d])/iu;
/** Nobody who speaks for themselves. */
const SPEAKS = /(?<![\p{L}'’])(?:I|I['’]\w+|my|me|ich|je|j['’]|moi|yo|io|eu)(?![\p{L}])/u;
const READ_CHARS = 120;

/** True for what a line says of a project or a system, and not of the work of whoever it names. */
export function isProjectReport(text: string): boolean {
  const said = text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
  return (EVENT.test(said) || STATE.test(said)) && !SPEAKS.test(said);
}
