import type { Alert, AlertState } from '../../contract/alerts.ts';
import { alertFrom, linksOf } from './draft.ts';
import { asLabels, labelsOfTags, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/*
 * Datadog: its default webhook and the usual templates of variables
 * (https://docs.datadoghq.com/integrations/webhooks/). The names of the fields are the user's, so several spellings are known.
 */

const MARK = /^\s*\[(?:P\d\]\s*\[)?(Triggered|Re-Triggered|Recovered|Warn(?:ing)?|Alert|No Data|Resolved)[^\]]*\]\s*/i;
const USED = [
  'title',
  'alert_title',
  'event_title',
  'body',
  'event_msg',
  'text_only_msg',
  'message',
  'tags',
  'link',
  'url',
  'aggreg_key',
  'alert_id',
];

function stateOf(whole: Fields, title: string): AlertState {
  const word = `${MARK.exec(title)?.[1] ?? ''} ${textAt(whole, 'alert_transition', 'transition', 'alert_status', 'status') ?? ''}`;
  if (/recover|resolved|\bok\b|success/i.test(`${word} ${textAt(whole, 'alert_type') ?? ''}`)) return 'resolved';
  return 'firing';
}

/** True for what Datadog sends, by the names that its documentation gives. */
export function isDatadog(whole: Fields): boolean {
  const hasDefault = 'event_type' in whole && 'org' in whole && 'title' in whole;
  const hasTemplate =
    ['alert_transition', 'alert_query', 'aggreg_key', 'alert_metric', 'alert_title'].filter((key) => key in whole)
      .length >= 2;
  return hasDefault || hasTemplate;
}

export function readDatadog(whole: Fields): Alert {
  const title = textAt(whole, 'alert_title', 'title', 'event_title') ?? 'Monitor without a title';
  const tags = listAt(whole, 'tags');
  const labels = {
    ...labelsOfTags(tags.length > 0 ? tags : (textAt(whole, 'tags') ?? '').split(',')),
    ...asLabels({ hostname: textAt(whole, 'hostname', 'host'), priority: textAt(whole, 'priority', 'alert_priority') }),
  };
  const key = textAt(whole, 'aggreg_key', 'alert_id', 'alert_cycle_key');
  return alertFrom('datadog', {
    ...(key === null ? {} : { fingerprint: key }),
    name: title.replace(MARK, ''),
    state: stateOf(whole, textAt(whole, 'title', 'event_title') ?? title),
    severity: textAt(whole, 'priority', 'alert_priority', 'alert_type', 'severity'),
    summary: title.replace(MARK, ''),
    // Its markdown stands between two lines `%%%`.
    description:
      textAt(whole, 'text_only_msg', 'event_msg', 'body', 'message')
        ?.replace(/^\s*%%%[ \t]*$/gm, '')
        .trim() ?? null,
    labels,
    links: linksOf([
      ['Monitor', textAt(whole, 'link', 'url')],
      ['Snapshot', textAt(whole, 'snapshot')],
    ]),
    startsAt: timeAt(whole, 'date', 'last_updated', 'date_posix'),
    extra: without(whole, USED),
  });
}
