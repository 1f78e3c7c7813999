import type { SectionPhase } from './phase.ts';

/** How the sections of a runbook are headed in German, French, Spanish, Portuguese, Italian and Dutch. */
const WORDS: Readonly<Record<Exclude<SectionPhase, 'steps'>, string>> = {
  escalation:
    'eskalation|eskalieren|ansprechpartner|bereitschaft|wen anrufen|escalade|qui (?:appeler|contacter|prévenir)|escalado|escalamiento|escalación|a quién llamar|escalonamento|quem (?:chamar|avisar)|escalation|chi chiamare|escalatie|wie bellen',
  rollback:
    'rückgängig|zurückrollen|rückbau|rückfall|retour (?:arrière|en arrière)|annulation|revertir|reversión|vuelta atrás|reverter|reversão|ripristino della versione|terugdraaien|terugzetten',
  verification:
    'überprüfung|erfolgskontrolle|kontrolle|nachkontrolle|verifikation|validation|vérifications? finales?|contrôle final|verificación|comprobación final|verificação|verifica|convalida|verificatie|nacontrole',
  mitigation:
    'sofortmaßnahmen?|notmaßnahmen?|workaround|umgehung|abmilderung|mesures? immédiates?|contournement|atténuation|mitigación|medidas inmediatas|mitigação|contorno|mitigazione|misure immediate|noodmaatregelen?|tijdelijke oplossing',
  diagnosis:
    'diagnose|fehlersuche|prüfung|prüfen|mögliche ursachen?|ursachen?|diagnostic|vérifications?|causes? (?:possibles?|probables?)|diagnóstico|comprobaciones|causas?(?: posibles| possíveis| prováveis)?|verificações|diagnosi|diagnostica|controlli|possibili cause|mogelijke oorzaken|controleren',
  resolution:
    'behebung|lösung|maßnahmen?|vorgehen|abhilfe|reparatur|résolution|solution|procédure|marche à suivre|étapes|correction|solución|resolución|procedimiento|pasos|solução|resolução|procedimento|passos|correção|soluzione|risoluzione|procedura|passi|oplossing|stappen|herstel|werkwijze',
  background:
    'bedeutung|auswirkung(?:en)?|symptome?|beschreibung|überblick|übersicht|hintergrund|zweck|signification|conséquences?|symptômes?|contexte|présentation|significado|impacto|síntomas?|descripción|resumen|contexto|sintomas?|descrição|resumo|significato|impatto|sintomi|descrizione|panoramica|betekenis|gevolgen|symptomen|beschrijving|achtergrond',
};

const PHASES = [
  'escalation',
  'rollback',
  'verification',
  'mitigation',
  'diagnosis',
  'resolution',
  'background',
] as const;
const PATTERNS = PHASES.map((phase) => [phase, new RegExp(`^(?:${WORDS[phase]})(?: .*)?$`)] as const);

/** What the section under a heading in one of these languages is for; null for any other heading. */
export function phaseInOtherWords(words: string): SectionPhase | null {
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
