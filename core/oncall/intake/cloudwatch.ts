import type { Alert } from '../../contract/alerts.ts';
import { alertFrom, linksOf } from './draft.ts';
import { asLabels, fieldsAt, isFields, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/*
 * Amazon CloudWatch: the message of an alarm as SNS carries it, and its event on EventBridge
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html).
 */

function dimensionsOf(trigger: Fields): Record<string, string> {
  const pairs = listAt(trigger, 'Dimensions')
    .filter(isFields)
    .map((one) => [textAt(one, 'name', 'Name') ?? '', textAt(one, 'value', 'Value') ?? ''] as const);
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

/** An alarm's message. */
export function readCloudWatch(whole: Fields): Alert {
  const trigger = fieldsAt(whole, 'Trigger');
  const arn = textAt(whole, 'AlarmArn');
  return alertFrom('cloudwatch', {
    fingerprint: arn ?? `cloudwatch-${textAt(whole, 'AWSAccountId') ?? ''}-${textAt(whole, 'AlarmName') ?? ''}`,
    name: textAt(whole, 'AlarmName') ?? 'Alarm without a name',
    state: textAt(whole, 'NewStateValue') === 'OK' ? 'resolved' : 'firing',
    summary: textAt(whole, 'AlarmDescription') ?? textAt(whole, 'NewStateReason'),
    description: textAt(whole, 'NewStateReason'),
    labels: {
      ...dimensionsOf(trigger),
      ...asLabels({
        metric: trigger['MetricName'],
        namespace: trigger['Namespace'],
        region: whole['Region'],
        account: whole['AWSAccountId'],
      }),
    },
    startsAt: timeAt(whole, 'StateChangeTime'),
    extra: without(whole, [
      'AlarmName',
      'AlarmDescription',
      'NewStateReason',
      'StateChangeTime',
      'Region',
      'AWSAccountId',
    ]),
  });
}

/** The same as an event of EventBridge. */
export function readCloudWatchEvent(whole: Fields): Alert {
  const detail = fieldsAt(whole, 'detail');
  const state = fieldsAt(detail, 'state');
  const configuration = fieldsAt(detail, 'configuration');
  const metric =
    listAt(configuration, 'metrics')
      .filter(isFields)
      .map((one) => fieldsAt(fieldsAt(one, 'metricStat'), 'metric'))[0] ?? {};
  const [arn] = listAt(whole, 'resources').map(String);
  return alertFrom('cloudwatch', {
    ...(arn === undefined ? {} : { fingerprint: arn }),
    name: textAt(detail, 'alarmName') ?? 'Alarm without a name',
    state: textAt(state, 'value') === 'OK' ? 'resolved' : 'firing',
    summary: textAt(configuration, 'description') ?? textAt(state, 'reason'),
    description: textAt(state, 'reason'),
    labels: {
      ...asLabels(fieldsAt(metric, 'dimensions')),
      ...asLabels({
        metric: metric['name'],
        namespace: metric['namespace'],
        region: whole['region'],
        account: whole['account'],
      }),
    },
    startsAt: timeAt(state, 'timestamp'),
    extra: without(whole, ['region', 'account', 'resources']),
  });
}

/** True for the wrapping that SNS puts around a message. */
export function isSns(whole: Fields): boolean {
  return 'TopicArn' in whole && 'Type' in whole && 'Message' in whole;
}

/** A message of SNS that is no JSON: its subject and text. */
export function readSnsText(whole: Fields): Alert {
  return alertFrom('cloudwatch', {
    name: textAt(whole, 'Subject') ?? (textAt(whole, 'Message') ?? '').split('\n')[0] ?? 'Message without a subject',
    state: 'firing',
    description: textAt(whole, 'Message'),
    labels: asLabels({ topic: whole['TopicArn'] }),
    links: linksOf([]),
    startsAt: timeAt(whole, 'Timestamp'),
    extra: without(whole, [
      'Subject',
      'Message',
      'TopicArn',
      'Timestamp',
      'UnsubscribeURL',
      'Signature',
      'SigningCertURL',
    ]),
  });
}
