import type { Header, Message } from '../../wire/message';
import type { RequestName, Requests } from '../../wire/requests';

/** The channels on which requests arrive and replies leave. */
export type Channel = 'shell' | 'control';

/** A request with its content checked. */
export interface Request<T extends RequestName = RequestName> {
  readonly type: T;
  readonly channel: Channel;
  readonly identities: Message['identities'];
  readonly header: Header;
  readonly content: Requests[T];
  readonly buffers: readonly Uint8Array[];
}

/** The subshell that a message is meant for; undefined is the main shell. */
export function subshellOf(header: Header): string | undefined {
  return header.subshell_id ?? undefined;
}
