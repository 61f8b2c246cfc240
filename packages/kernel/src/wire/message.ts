import type { KernelMessage } from '@jupyterlab/services';

export type JsonObject = Record<string, unknown>;

/** The header of any message; `msg_type` is open, since a front end may send types that we do not know. */
export type Header = Omit<KernelMessage.IHeader, 'msg_type'> & { readonly msg_type: string };

/** A message whose signature has been verified and whose envelope is sound. Its content is not yet checked. */
export interface Message {
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly parent: Header | Record<string, never>;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** The kernel's `x_reply` to each request. */
export interface Replies {
  kernel_info: KernelInfo;
  execute: ExecuteReply;
  complete: KernelMessage.ICompleteReplyMsg['content'];
  inspect: KernelMessage.IInspectReplyMsg['content'];
  is_complete: KernelMessage.IIsCompleteReplyMsg['content'];
  history: KernelMessage.IHistoryReplyMsg['content'];
  comm_info: KernelMessage.ICommInfoReplyMsg['content'];
  interrupt: { status: 'ok' };
  shutdown: { status: 'ok'; restart: boolean };
  connect: JsonObject;
  create_subshell: { status: 'ok'; subshell_id: string };
  delete_subshell: { status: 'ok' };
  list_subshell: { status: 'ok'; subshell_id: readonly string[] };
  debug: JsonObject;
}

export type ReplyName = keyof Replies;

/** These two are newer than the type in @jupyterlab/services. */
export type KernelInfo = KernelMessage.IInfoReply & {
  readonly debugger: boolean;
  readonly supported_features: readonly string[];
};

export type ExecuteReply =
  | { status: 'ok'; execution_count: number; payload: readonly JsonObject[]; user_expressions: JsonObject }
  | ({ status: 'error'; execution_count: number } & ErrorContent)
  | { status: 'aborted'; execution_count: number };

export type ErrorContent = KernelMessage.IErrorMsg['content'];

export interface ErrorReply extends ErrorContent {
  readonly status: 'error';
}

/** The kernel's publications on iopub. */
export interface Publications {
  status: KernelMessage.IStatusMsg['content'];
  execute_input: { code: string; execution_count: number };
  execute_result: { execution_count: number; data: MimeBundle; metadata: JsonObject };
  stream: KernelMessage.IStreamMsg['content'];
  display_data: DisplayData;
  update_display_data: DisplayData;
  clear_output: { wait: boolean };
  error: ErrorContent;
  comm_open: { comm_id: string; target_name: string; data: unknown };
  comm_msg: { comm_id: string; data: unknown };
  comm_close: { comm_id: string; data: unknown };
  debug_event: JsonObject;
  shutdown_reply: { status: 'ok'; restart: boolean };
}

export type PublicationName = keyof Publications;

export type MimeBundle = Readonly<Record<string, unknown>>;

export interface DisplayData {
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
  readonly transient: { readonly display_id?: string };
}
