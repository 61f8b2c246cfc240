import type { MessagePort } from 'node:worker_threads';
import type {
  ErrorContent,
  Header,
  JsonObject,
  MimeBundle,
  PublicationName,
  Publications,
} from '../wire/message';

/**
 * The message that a piece of user code answers to: the one that started it. Its outputs carry this header. The protocol
 * thread numbers them.
 */
export interface Origin {
  readonly id: number;
  readonly header: Header;
}

/** One cell, as the protocol thread hands it to the thread that runs it. */
export interface ExecuteTask {
  readonly origin: Origin;
  readonly code: string;
  readonly silent: boolean;
  readonly storeHistory: boolean;
  readonly executionCount: number;
  readonly userExpressions: Readonly<Record<string, string>>;
  readonly allowStdin: boolean;
}

export interface ExecuteOutcome {
  readonly error?: ErrorContent;
  readonly userExpressions: JsonObject;
  /** The result as text, kept in the history. */
  readonly resultText?: string;
}

export interface CommEvent {
  readonly type: 'comm_open' | 'comm_msg' | 'comm_close';
  readonly commId: string;
  readonly targetName: string;
  readonly data: unknown;
  readonly buffers: readonly Uint8Array[];
}

/** Protocol thread -> user's thread. */
export type ToSession =
  | { readonly type: 'execute'; readonly task: ExecuteTask }
  | { readonly type: 'comm'; readonly origin: Origin; readonly event: CommEvent }
  | { readonly type: 'interrupt'; readonly attempt: number }
  /** The code that this thread executed was ended from outside, in the middle of it. */
  | { readonly type: 'terminated' }
  | { readonly type: 'input'; readonly id: number; readonly value: string }
  | { readonly type: 'debugging'; readonly active: boolean }
  /** The breakpoints of a compiled cell are set. */
  | { readonly type: 'run' }
  | { readonly type: 'exit' };

/**
 * User's thread -> protocol thread. `sequence` is the message's place among the text in the output ring.
 */
export type FromSession = { readonly sequence: number } & SessionEvent;

export type SessionEvent =
  | { readonly type: 'publish'; readonly publication: Publication }
  | { readonly type: 'executed'; readonly id: number; readonly outcome: ExecuteOutcome }
  | { readonly type: 'handled'; readonly id: number }
  | { readonly type: 'interrupted'; readonly attempt: number }
  /** This thread waits for a child process, and reads no messages until that ends. */
  | { readonly type: 'awaitsChild'; readonly active: boolean }
  /** The way to the compiler; sent again when that is a new one. */
  | { readonly type: 'compiler'; readonly port: MessagePort }
  | { readonly type: 'compiled'; readonly script: CompiledScript }
  | {
      readonly type: 'input';
      readonly id: number;
      readonly origin: Origin;
      readonly prompt: string;
      readonly password: boolean;
    };

/** A cell as V8 sees it, for the debugger. */
export interface CompiledScript {
  readonly fileName: string;
  /** As typed. */
  readonly code: string;
  readonly map: string;
  /** How far the first line is shifted by what stands before the compiled code. */
  readonly offset: number;
}

export type StreamName = 'stdout' | 'stderr';

/** A message for iopub with its type and content kept together. */
export type Publication = {
  [T in PublicationName]: {
    readonly msgType: T;
    readonly content: Publications[T];
    readonly origin: Origin | undefined;
    readonly metadata?: JsonObject;
    readonly buffers?: readonly Uint8Array[];
  };
}[PublicationName];

export interface DisplayBundle {
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
}
