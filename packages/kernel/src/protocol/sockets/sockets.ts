import { Reply, Router, XPublisher } from 'zeromq';
import { endpoint, type Connection } from './connection';

export interface Sockets {
  readonly shell: Router;
  readonly control: Router;
  readonly stdin: Router;
  readonly iopub: XPublisher;
  readonly heartbeat: Reply;
}

/** A larger frame closes the connection that sends it. */
const MAX_MESSAGE_BYTES = 512 * 1024 * 1024;
/** The number of messages that wait for a front end that stopped reading, before messages to it (and to no other) are dropped. */
const FROZEN_SUBSCRIBER_MESSAGES = 100_000;
/** How long closing waits for what has been sent to leave, in ms. */
const LINGER_MS = 1000;

export async function bindSockets(connection: Connection): Promise<Sockets> {
  const limits = { linger: LINGER_MS, maxMessageSize: MAX_MESSAGE_BYTES };
  // Past its high-water mark a ROUTER socket drops messages silently, so replies have none.
  const lossless = { ...limits, sendHighWaterMark: 0 };
  const sockets: Sockets = {
    shell: new Router(lossless),
    control: new Router(lossless),
    stdin: new Router(lossless),
    iopub: new XPublisher({ ...limits, sendHighWaterMark: FROZEN_SUBSCRIBER_MESSAGES }),
    heartbeat: new Reply(limits),
  };
  sockets.iopub.verbosity = 'allSubs';
  await Promise.all([
    sockets.shell.bind(endpoint(connection, connection.shell_port)),
    sockets.control.bind(endpoint(connection, connection.control_port)),
    sockets.stdin.bind(endpoint(connection, connection.stdin_port)),
    sockets.iopub.bind(endpoint(connection, connection.iopub_port)),
    sockets.heartbeat.bind(endpoint(connection, connection.hb_port)),
  ]);
  return sockets;
}

export function closeSockets(sockets: Sockets): void {
  for (const socket of Object.values(sockets)) socket.close();
}
