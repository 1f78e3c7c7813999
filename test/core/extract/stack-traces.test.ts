import { describe, expect, it } from 'vitest';
import { tracesIn } from '../../../core/extract/errors/stack-traces.ts';

/** Exceptions from the top one to the cause, each with the functions of the writer's own code. */
function read(text: string): { readonly message: string; readonly own: readonly string[] }[] {
  return tracesIn(text.split('\n')).flatMap(({ heads }) =>
    heads.map(({ message, frames }) => ({ message, own: frames.filter(({ isOwn }) => isOwn).map(({ name }) => name) })),
  );
}

describe('a stack trace', () => {
  it('of Python: the call that failed is printed last, and one exception may follow another', () => {
    const trace = [
      'Traceback (most recent call last):',
      '  File "/srv/billing/worker.py", line 88, in run_once',
      '    invoice = load(job)',
      '              ^^^^^^^^^',
      '  File "/srv/.venv/lib/python3.12/site-packages/psycopg/connection.py", line 119, in connect',
      '    raise last_ex',
      'psycopg.OperationalError: connection failed',
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      '  File "/srv/billing/main.py", line 12, in <module>',
      '    main()',
      'billing.errors.JobGaveUp: after 3 attempts',
    ];
    expect(read(trace.join('\n'))).toEqual([
      { message: 'psycopg.OperationalError: connection failed', own: ['run_once (worker.py)'] },
      { message: 'billing.errors.JobGaveUp: after 3 attempts', own: ['<module> (main.py)'] },
    ]);
  });

  it('of Java: causes below, frames of libraries left out', () => {
    const trace = [
      'Exception in thread "main" java.lang.IllegalStateException: no order 99120',
      '\tat com.acme.orders.Service.load(Service.java:57) ~[orders.jar:1.2]',
      '\tat com.acme.orders.Service$$Lambda$14/0x0000000800c8.run(Unknown Source)',
      '\tat org.springframework.web.Servlet.service(Servlet.java:897)',
      '\t... 41 common frames omitted',
      'Caused by: java.net.ConnectException: Connection refused',
      '\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)',
      '\t... 23 more',
    ];
    expect(read(trace.join('\n'))).toEqual([
      {
        message: 'java.lang.IllegalStateException: no order 99120',
        own: ['com.acme.orders.Service.load', 'com.acme.orders.Service.run'],
      },
      { message: 'java.net.ConnectException: Connection refused', own: [] },
    ]);
  });

  it('of Go', () => {
    const trace = [
      'panic: runtime error: index out of range [3] with length 3',
      '',
      'goroutine 42 [running]:',
      'example.org/ledger/book.(*Book).Post(0xc00012e000, {0xc000112233, 0x5})',
      '\t/go/src/ledger/book/book.go:112 +0x1d',
      'runtime.goexit({})',
      '\t/usr/local/go/src/runtime/asm_amd64.s:1695 +0x1',
      'created by main.main in goroutine 1',
      '\t/go/src/ledger/main.go:31 +0x85',
      'exit status 2',
    ];
    const [head, ...others] = read(trace.join('\n'));
    expect(others).toEqual([]);
    expect(head?.message).toBe('runtime error: index out of range [3] with length 3');
    expect(head?.own[0]).toContain('Book).Post');
    expect(head?.own.join(' ')).not.toContain('goexit');
  });

  it('of Node, with its cause', () => {
    const trace = [
      '/srv/gateway/pool.js:41',
      '    throw err;',
      '    ^',
      '',
      'Error: pool is gone',
      '    at async Pool.acquire (/srv/gateway/pool.js:41:11)',
      '    at node:internal/main/run_main_module:28:49 {',
      '  [cause]: Error: connect ECONNREFUSED 10.0.12.7:6379',
      '      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16) {',
      '    errno: -111,',
      "    code: 'ECONNREFUSED'",
      '  }',
      '}',
    ];
    expect(read(trace.join('\n'))).toEqual([
      { message: 'Error: pool is gone', own: ['Pool.acquire'] },
      { message: 'Error: connect ECONNREFUSED 10.0.12.7:6379', own: [] },
    ]);
  });

  it('of Rust, in its new form and its old one', () => {
    const trace = [
      "thread 'worker' panicked at crates/ingest/src/reader.rs:88:21:",
      'segment 12 is torn',
      'stack backtrace:',
      '   0: rust_begin_unwind',
      '             at /rustc/9fc6b4/library/std/src/panicking.rs:665:5',
      '   1: core::panicking::panic_fmt',
      '   2: ingest::reader::open_segment::h0f1e2d3c4b5a6978',
      '             at ./crates/ingest/src/reader.rs:88:21',
      'note: run with `RUST_BACKTRACE=full` for a verbose backtrace',
    ];
    expect(read(trace.join('\n'))).toEqual([{ message: 'segment 12 is torn', own: ['ingest::reader::open_segment'] }]);
    expect(read("thread 'main' panicked at 'no index', src/main.rs:4:5")).toEqual([{ message: 'no index', own: [] }]);
  });

  it('of .NET, Ruby, PHP and Elixir', () => {
    const dotnet = [
      'Unhandled exception. System.InvalidOperationException: The feed could not be read',
      ' ---> System.Net.Http.HttpRequestException: No such host is known',
      '   at System.Net.Http.HttpClient.Send()',
      '   at Acme.Feeds.Reader.Read(String url) in C:\\src\\Reader.cs:line 44',
      '   --- End of inner exception stack trace ---',
    ];
    expect(read(dotnet.join('\n')).map(({ message }) => message)).toEqual([
      'System.InvalidOperationException: The feed could not be read',
      'System.Net.Http.HttpRequestException: No such host is known',
    ]);
    const ruby = [
      "/srv/shop/cart.rb:23:in `total': undefined method `price' for nil (NoMethodError)",
      "\tfrom /srv/shop/cart.rb:17:in `checkout'",
    ];
    expect(read(ruby.join('\n'))).toEqual([
      { message: "undefined method `price' for nil (NoMethodError)", own: ['checkout (cart.rb)'] },
    ]);
    const php = [
      'PHP Fatal error:  Uncaught PDOException: no such database in /var/www/db.php:14',
      'Stack trace:',
      "#0 /var/www/db.php(14): PDO->__construct('mysql')",
      '#1 {main}',
    ];
    expect(read(php.join('\n'))[0]?.message).toBe('PDOException: no such database');
    const elixir = ['** (RuntimeError) queue is gone', '    (relay 1.2.0) lib/relay/queue.ex:12: Relay.Queue.pop/1'];
    expect(read(elixir.join('\n'))).toEqual([
      { message: 'RuntimeError) queue is gone', own: ['Relay.Queue.pop/1 (queue.ex)'] },
    ]);
  });

  it('is not what English says with the word at', () => {
    expect(tracesIn(['we met', 'at the office (room 3)', 'at noon', '1: first', '2: second'])).toEqual([]);
  });
});
