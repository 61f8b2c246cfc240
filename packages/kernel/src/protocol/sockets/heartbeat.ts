import type { Reply } from 'zeromq';

/** Echoes whatever arrives. https://jupyter-client.readthedocs.io/en/latest/messaging.html#heartbeat-for-kernels */
export async function beat(socket: Reply): Promise<void> {
  for await (const message of socket) await socket.send(message);
}
