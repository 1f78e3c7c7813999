import type { DangerRule } from './danger-programs.ts';
import { REDIS_CLI } from './danger-queries.ts';

const DATA = 'deletes stored data';
const QUEUE = 'deletes queues or what is in them';
const LEAVES = 'takes a node out of its cluster';

/** Databases, queues and the tools around them: the words of each that lose data or take a node out. */
export const STORES: readonly DangerRule[] = [
  [
    /^pg_(?:resetwal|resetxlog|rewind)$/,
    /^(?!.* (?:-n|--dry-run|-V|--version) )/,
    'overwrites the files of the database',
  ],
  [/^pg_restore$/, / (?:--clean|-\w*c) /, 'drops what is there before it restores'],
  [
    /^(?:pgbackrest|xtrabackup|mariabackup|innobackupex)$/,
    / (?:restore|stanza-delete|expire|--copy-back|--move-back) /,
    'overwrites the files of the database, or its backups',
  ],
  [/^pg_ctl(?:cluster)?$/, / (?:stop|promote|restart .*immediate) /, 'stops the database or makes it the primary'],
  [/^repmgr$/, / (?:switchover|promote|unregister|follow .*--force) /, 'changes which node is the primary'],
  [/^pt-kill$/, / --kill/, 'ends sessions of the database'],
  [/^(?:gh-ost|pt-online-schema-change)$/, / --execute .*drop | .*drop .*--execute /i, 'drops stored data'],
  [
    /^orchestrator(?:-client)?$/,
    / -c (?:force-|graceful-)?(?:master-)?(?:failover|takeover|forget|reset)\S* /,
    'changes which node is the primary',
  ],
  [/^(?:redis-cli|valkey-cli|keydb-cli)$/, REDIS_CLI, 'empties or breaks the store'],
  [/^(?:redis-cli|valkey-cli|keydb-cli)$/, / --cluster (?:del-node|fix|reshard) /, LEAVES],
  [
    /^nodetool$/,
    / (?:removenode|assassinate|decommission|stopdaemon|drain|clearsnapshot|truncatehints|disable(?:binary|gossip|thrift|handoff)|move) /,
    LEAVES,
  ],
  [
    /^kafka-consumer-groups(?:\.sh)?$/,
    / --reset-offsets .*--execute | --execute .*--reset-offsets | --delete(?:-offsets)? /,
    'moves what the group has read',
  ],
  [/^kafka-delete-records(?:\.sh)?$/, /\S/, DATA],
  [/^kafka-configs(?:\.sh)?$/, / --alter .*(?:retention\.|cleanup\.policy|--delete-config)/, 'may delete what is kept'],
  [/^kafka-reassign-partitions(?:\.sh)?$/, / --execute /, 'moves the partitions of topics'],
  [/^kafka-leader-election(?:\.sh)?$/, / (?:unclean) /i, 'may lose what other replicas have'],
  [/^(?:kafka|zookeeper)-server-stop(?:\.sh)?$/, /^/, 'stops the server'],
  [/^kafka-streams-application-reset(?:\.sh)?$/, /^(?!.* --dry-run )/, 'moves what the group has read'],
  [
    /^rabbitmqctl$/,
    / (?:stop|stop_app|shutdown|stop_vhost|forget_cluster_node|force_boot|close_\w+|clear_\w+|eval .*(?:delete|purge).*) /,
    LEAVES,
  ],
  [/^rabbitmqadmin$/, / (?:delete|purge|close) /, QUEUE],
  [
    /^pulsar-admin$/,
    / (?:skip(?:-all)?|clear-backlog|expire-messages\S*|reset-cursor|terminate|delete\S*|unload) /,
    QUEUE,
  ],
  [/^airflow$/, / (?:db (?:reset|clean)|dags (?:delete|pause)|tasks clear|pools delete) /, DATA],
  [/^(?:hadoop|hdfs)$/, / -(?:rm|rmr|rmdir|expunge|format|deleteSnapshot|failover|truncate) | -delete /, DATA],
  [/^(?:yarn|mapred|hadoop|oozie|spark-submit|storm)$/, / (?:-{1,2}kill|-transitionToStandby|kill) /, 'ends a job'],
  [/^(?:scancel|qdel|bkill|llcancel|condor_rm)$/, /\S/, 'ends a job'],
  [
    /^ceph$/,
    / osd (?:out|down|lost|crush remove|crush rm|reweight \S+ 0) | (?:fs|mds) fail | (?:mon|mgr) (?:remove|rm|fail) /,
    LEAVES,
  ],
  [/^rbd$/, / snap (?:rollback|purge|rm|remove) /, DATA],
  [/^tarsnap$/, / -\w*d\w* | --nuke /, 'deletes backups'],
  [/^duplicity$/, / (?:remove-\S+|cleanup) .*--force | remove-\S+ /, 'deletes backups'],
  [/^hbase$/, /(?:^|\W)(?:drop|drop_all|truncate|deleteall|disable|disable_all) '?\w/, DATA],
  [/^hdfs$/, / -safemode leave /, 'ends the protection of the file system'],
  [/^memcflush$/, /^/, 'empties the cache or database'],
  [/^(?:praefect|gitaly)$/, / (?:accept-dataloss|remove-repository|set-replication-factor) /, DATA],
  [/^(?:exim4?)$/, / -M(?:rm|g|ar) /, 'deletes mail'],
  [/^ldapdelete$/, /\S/, 'removes a user or group'],
  [/^kadmin(?:\.local)?$/, / (?:delprinc|delete_principal|delpol)|["' ]delprinc/, 'removes a user or group'],
  [/^openssl$/, / ca .*-revoke /, 'takes a certificate back'],
  [/^(?:flyway|liquibase)$/, / (?:clean|undo|drop-?all|rollback\S*) /i, 'drops stored data'],
  [
    /^(?:rake|rails|bundle)$/,
    / db:(?:rollback|migrate:(?:down|redo|reset)|seed:replant|truncate_all) /,
    'undoes changes of the database',
  ],
  [
    /^(?:php|artisan)$/,
    / (?:migrate:(?:fresh|reset|rollback|refresh)|db:wipe|queue:(?:flush|clear)|horizon:clear) /,
    'drops stored data',
  ],
  [
    /^(?:python3?|manage\.py|django-admin)$/,
    /(?:^| \S*manage\.py) (?:flush|reset_db|migrate \S+ zero) /,
    'drops stored data',
  ],
  [
    /^(?:knex|sequelize|sequelize-cli|typeorm)$/,
    / (?:migrate:rollback|db:drop|db:migrate:undo\S*|schema:drop|migration:revert) /,
    'undoes changes of the database',
  ],
  [/^mix$/, / ecto\.(?:drop|reset|rollback) /, 'drops stored data'],
  [
    /^(?:diesel|sqlx|goose|dbmate|migrate)$/,
    / (?:database (?:drop|reset)|migration (?:revert|redo)|down(?:-to)?|reset|rollback|drop) /,
    'undoes changes of the database',
  ],
  [/^wp$/, / (?:db|site) (?:reset|clean|drop|empty|delete) /, 'drops stored data'],
  [/^drush$/, / (?:sql[-:]drop|site[-:]install) /, 'drops stored data'],
  [/^gitlab-(?:rake|backup)$/, /[ :]restore(?:[ []|$)/, 'overwrites what is there'],
  [
    /^gitlab-ctl$/,
    / (?:cleanse|graceful-kill|kill|uninstall|remove-accounts|deregister\S*|promote\S*) /,
    'stops or deletes something',
  ],
];
