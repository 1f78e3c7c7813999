import { z } from 'zod';

/** Which system an alert came from. `json` is one that Daybook does not know, `text` is whatever somebody pasted. */
export const ALERT_SOURCES = [
  'alertmanager',
  'grafana',
  'pagerduty',
  'opsgenie',
  'datadog',
  'sentry',
  'cloudwatch',
  'json',
  'text',
] as const;
export const AlertSourceSchema = z.enum(ALERT_SOURCES);
export type AlertSource = z.infer<typeof AlertSourceSchema>;

export const ALERT_STATES = ['firing', 'acknowledged', 'resolved'] as const;
export const AlertStateSchema = z.enum(ALERT_STATES);
export type AlertState = z.infer<typeof AlertStateSchema>;

/** An alert, whatever system sent it. */
export const AlertSchema = z.object({
  source: AlertSourceSchema,
  /** The same alert has the same one each time that it is sent. */
  fingerprint: z.string(),
  name: z.string(),
  state: AlertStateSchema,
  severity: z.string().nullable(),
  /** In a sentence, by who wrote the alert. */
  summary: z.string().nullable(),
  description: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  runbookUrl: z.string().nullable(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  /** As it was sent: a time with its zone. */
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  /** An error line or stack trace that came with it; empty for none. */
  trace: z.string(),
  /** What else was sent, as it was. */
  extra: z.record(z.string(), z.unknown()),
});
export type Alert = z.infer<typeof AlertSchema>;
