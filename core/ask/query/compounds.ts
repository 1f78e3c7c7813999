/**
 * Words that some write as one and others as two. Who asks for a `rollback` finds `roll back`, `roll-back` and `rolled back`
 * too. Two words of a question are left as they are: joined, they found less in the graded questions.
 */
export const COMPOUNDS: readonly string[] =
  `post mortem, run book, play book, stand up, on call, fail over, roll back, roll out, time out, log in, log out, sign in, sign up,
  back up, work around, check list, hot fix, end point, name space, work flow, web hook, health check, data base, data set, white list,
  black list, allow list, deny list, block list, start up, shut down, set up, clean up, look up, time stamp, time zone, load balancer,
  host name, user name, file system, data center, data centre, code base, dead lock, check point, road map, back log, cut over,
  hand over, take over, sign off, kick off, turn around, follow up, fire wall, pay load, sub net, sub domain, up time, down time,
  bottle neck, white board, key word, fall back, spin up, side car, throw away, drop down, break down, road block, build up`
    .split(',')
    .map((pair) => pair.trim().replaceAll(/\s+/g, ' '));
