import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../../core/extract/decisions/ledger.ts';
import { locatedDecisions } from '../../helpers/located-decisions.ts';

/** A journal of two days, with what was decided on each. */
function ledger(first: string, second: string) {
  const text = `# 2024-05-03\n\nA long day. ${first}\n\n# 2024-09-09\n\nSome rain. ${second}\n`;
  return ledgerOf(locatedDecisions([{ path: 'journal.md', text }]));
}

function isMarked(first: string, second: string): boolean {
  const decisions = ledger(first, second);
  const old = decisions.find(({ date }) => date === '2024-05-03');
  const later = decisions.find(({ date }) => date === '2024-09-09');
  expect(old, `no decision in “${first}”`).toBeDefined();
  expect(later, `no decision in “${second}”`).toBeDefined();
  // Nothing but a link says that something is superseded.
  expect(decisions.map(({ status }) => status)).not.toContain('superseded');
  return old?.maybeSupersededBy != null && old.maybeSupersededBy === later?.id;
}

describe('what was decided otherwise later is marked, never struck out', () => {
  test.each([
    ['We decided to use Kafka for the events.', 'We dropped Kafka in favour of NATS.'],
    ['We decided to use Kafka for the events.', 'We decided to use NATS instead of Kafka.'],
    ['We went with Kafka because it was there.', 'Instead of Kafka we now use NATS for the events.'],
    ['We chose Kafka over NATS.', 'We replaced Kafka with NATS because nobody could run it.'],
    ['We settled on Kafka.', 'We went back to NATS, Kafka is gone.'],
    ["We'll go with Kafka.", 'We no longer use Kafka.'],
    ['Decided to adopt Kafka for all events.', 'We stopped using Kafka.'],
    ['We are switching to Kafka for the events.', "We're moving away from Kafka."],
    ['We decided to use the message broker for beacons.', 'Decided to move from the message broker to plain HTTP.'],
    [
      'We decided to keep flat files for tide readings.',
      'We switched from flat files to columns because queries took minutes.',
    ],
    ['We decided to move to Aurora instead of Postgres.', 'We went back to Postgres.'],
    [
      'We decided to drop Postgres in favour of Aurora.',
      'Decided to go back to Postgres because Aurora costs too much.',
    ],
    ['We decided to use Postgres for the ledger.', 'We decided to use Aurora for the ledger.'],
    ['We chose Jenkins for the nightly builds because we know it.', 'We went with Buildkite for the nightly builds.'],
    ['We decided to keep audit logs for 30 days.', 'We decided to keep audit logs for 90 days.'],
    ['Agreed to release the importer every week.', 'Agreed to release the importer every two weeks.'],
    ['We decided to deploy the map on Fridays.', 'We decided to deploy the map on Mondays.'],
    ['We decided to support Windows in the importer.', 'We decided not to support Windows in the importer.'],
    ["Let's not support Windows in the importer.", 'We decided to support Windows in the importer.'],
    [
      'We decided to keep nightly backups of the ledger database in Frankfurt.',
      'We decided to keep nightly backups of the ledger database in Dublin.',
    ],
    ['Decision: use Terraform for the clusters.', 'Decision: Pulumi replaces Terraform.'],
    ['We decided to write the importer in Go.', 'We decided to rewrite the importer in Rust rather than Go.'],
    ['We picked uv because pip is slow.', 'We ditched uv in favour of pip.'],
    ['We decided to host the docs on GitHub Pages.', 'We decided to move the docs off GitHub Pages.'],
    ['Decision: all services log to CloudWatch.', 'Decision: services log to Loki instead of CloudWatch.'],
    ['Agreed to standardize on Node 18.', 'Agreed to standardize on Node 20.'],
    ['We chose Airflow because the team knows it.', 'Decided to replace Airflow with Dagster.'],
    ['We will use tabs rather than spaces from now on.', 'Decided to use spaces rather than tabs.'],
    ['We decided to review every change with two people.', 'We decided to review every change with one person.'],
    ["Let's go with option B.", 'We dropped option B, it is too slow.'],
    ['Decided to stay on Jira.', 'Decided to leave Jira for Linear.'],
    ['We decided to keep the monorepo.', 'We decided to split the monorepo.'],
    ['We opted for Redis as the cache.', 'We decided to use Memcached as the cache.'],
    ['We decided to run the importer every hour.', 'We decided to run the importer once a day.'],
    ['Switching to poetry for the next project instead of pip.', 'Back to pip: we decided to drop poetry.'],
    ['We decided that alerts go to Slack.', 'We decided that alerts go to PagerDuty.'],
    ['We decided against a second region.', 'We decided to add a second region.'],
    ['Decided to not use feature flags.', 'Decided to use feature flags for the checkout.'],
    ['Going forward, we deploy from main.', 'Going forward, we deploy from release branches.'],
    ['We picked Vue over React because of its docs.', 'We decided to migrate from Vue to React.'],
  ])('“%s” then “%s”', (first, second) => {
    expect(isMarked(first, second)).toBe(true);
  });

  test.each([
    // A case of it, not the thing.
    [
      'We decided to use the tide cache for readings.',
      'We decided not to use the tide cache when a buoy is being moved.',
    ],
    // Another subject.
    ['We decided to use Postgres for the ledger.', 'We decided to use SQLite instead of Postgres for the phone app.'],
    ['We decided to use Postgres for the ledger.', 'We decided to use Redis for the sessions.'],
    [
      'We decided to keep backups of the Postgres ledger in Dublin.',
      'We decided to use SQLite instead of Postgres for the phone app.',
    ],
    ['We decided to deploy on Fridays.', 'We decided to order lunch on Mondays.'],
    ['We decided to keep audit logs for 30 days.', 'We decided to keep old invoices for 90 days.'],
    // Said again, or in more words.
    ['We decided to use Kafka for the events.', 'We decided to use Kafka for the events.'],
    ['We decided to use Kafka for the events.', 'We decided to use Kafka for the events with three replicas.'],
    ['We decided not to support Windows.', "We won't support Windows because nobody asks for it."],
    ['We dropped Kafka in favour of NATS.', 'We decided to use NATS instead of Kafka for the alerts too.'],
    // A part of it.
    ['We decided to use Kafka for the events.', 'We decided to move the Kafka brokers to the new rack.'],
    ['We decided to use the queue of the vendor.', 'We decided to use a second queue of the vendor for alerts.'],
    ['Agreed to release the importer every week.', 'Agreed to release the dashboard every two weeks.'],
    // Formalities.
    ['Agreed: minutes of the last meeting approved.', 'Agreed: minutes of the previous meeting approved.'],
    ['We decided to use Postgres for the ledger.', 'We decided to upgrade Postgres to 16.'],
    ['We decided to use React for the dashboard.', 'We decided to use Go for the importer.'],
    ['We decided to hire a contractor for the map.', 'We decided to buy a licence for the map tiles.'],
    ['Agreed to rename the queue to intake.', 'Agreed to rename the topic to outbox.'],
    ['We decided to keep the old endpoint for partners.', 'We decided to close the old ticket.'],
    ['We decided to drop the old map.', 'We decided to drop the old importer.'],
    ['We went with Kafka.', 'We decided to put Kafka behind a proxy.'],
    ['We decided to log in JSON.', 'We decided to rotate logs daily.'],
    ['We decided to run tests in parallel.', 'We decided to run migrations before tests.'],
    ['We decided to use Terraform for the clusters.', 'We decided to use Helm for the charts.'],
  ])('no mark: “%s” then “%s”', (first, second) => {
    expect(isMarked(first, second)).toBe(false);
  });

  test('within a day the later line counts', () => {
    const text =
      '# 2024-05-03\n\nWe decided to use Kafka for the events.\n\nAfter lunch: we dropped Kafka in favour of NATS.\n';
    const decisions = ledgerOf(locatedDecisions([{ path: 'journal.md', text }])).toSorted((a, b) => a.line - b.line);
    expect(decisions[0]?.maybeSupersededBy).toBe(decisions[1]?.id);
    expect(decisions[1]?.maybeSupersededBy).toBeNull();
  });

  test('a record of another project replaces none of this one', () => {
    const adr = (path: string, date: string) => ({
      path,
      text: `# 1. Record architecture decisions\n\nDate: ${date}\n\n## Status\n\nAccepted\n\n## Decision\n\nWe will keep records of architecture decisions in this folder.\n`,
    });
    const decisions = ledgerOf(
      locatedDecisions([adr('a/adr/0001-record.md', '2024-01-01'), adr('b/adr/0001-record.md', '2025-01-01')]),
    );
    expect(decisions.map(({ maybeSupersededBy }) => maybeSupersededBy)).toEqual([null, null]);
  });
});

describe('sentences that reverse something are decisions', () => {
  test.each([
    'We went back to Postgres.',
    'Dropped Kafka in favour of NATS.',
    'Instead of Kafka we now use NATS.',
    'Replaced Jenkins with Buildkite because it was down twice a week.',
    'We no longer use Kafka.',
    "We've stopped using the vendor's queue.",
    'Moving away from Kafka.',
    'We changed our mind about Kafka and will use NATS.',
    'Going back to weekly releases.',
    'We scrapped the second region.',
  ])('%s', (sentence) => {
    const found = locatedDecisions([{ path: '2024-05-03.md', text: `# 2024-05-03\n\n- ${sentence}\n` }]);
    expect(found.map(({ fact }) => fact.statement)).toEqual([sentence]);
  });

  test.each([
    'We went back to the office after lunch.',
    'Went back to bed.',
    'Reverted to commit 3f2a because the build was red.',
    'Rolled back to 1.4.2, errors are gone.',
    'Replaced the disk in rack 4.',
    'Replaced the broken switch with a new one.',
    'Dropped the table in staging.',
    'The pod went back to running.',
    'Instead of the index page we got a 502.',
    'The server no longer answers.',
    'I stopped using the elevator at 5.',
    'If we went back to Postgres, what would break?',
    'Moving the mail relay to the new rack.',
    'We should go back to Postgres.',
  ])('none: %s', (sentence) => {
    const found = locatedDecisions([{ path: '2024-05-03.md', text: `# 2024-05-03\n\n- ${sentence}\n` }]);
    expect(found.map(({ fact }) => fact.statement)).toEqual([]);
  });
});
