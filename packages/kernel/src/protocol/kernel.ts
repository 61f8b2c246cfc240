import type { Compiler } from '../compiler/compiler';
import type { Remote } from '../threads/rpc';
import type { KernelInfo } from '../wire/message';
import type { DebugService } from './debugger/debug-service';
import type { CommRegistry } from './comm-registry';
import type { Front } from './sockets/front';
import type { History } from './history/history';
import type { Interrupter } from './process/interrupter';
import type { SessionLink } from './session-link';
import type { Subshells } from './cells/subshells';

/** Everything that a request handler may need. */
export interface Kernel {
  readonly front: Front;
  readonly info: KernelInfo;
  readonly ports: Readonly<Record<string, number>>;
  readonly compiler: Remote<Compiler>;
  readonly session: SessionLink;
  readonly history: History;
  readonly comms: CommRegistry;
  readonly subshells: Subshells;
  readonly interrupter: Interrupter;
  readonly debugService: DebugService;
  shutDown(): Promise<void>;
}
