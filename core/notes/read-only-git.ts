/**
 * How git is called to read a repository. It may have settings that run programs or reach for the network when it is only
 * read: none of them counts here.
 */
export const READ_ONLY_GIT: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'log.showSignature=false',
    'protocol.allow=never',
    'diff.external=',
  ].flatMap((setting) => ['-c', setting]),
];
