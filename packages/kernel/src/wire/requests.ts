import { anything, boolean, integer, object, oneOf, optional, recordOf, string, type Shape } from './shape';
import type { JsonObject } from './message';

/** The content of each message that a front end may send, with the protocol's defaults filled in. */
export interface Requests {
  kernel_info_request: Record<never, never>;
  connect_request: Record<never, never>;
  execute_request: {
    code: string;
    silent: boolean;
    store_history: boolean;
    user_expressions: Record<string, string>;
    allow_stdin: boolean;
    stop_on_error: boolean;
  };
  complete_request: { code: string; cursor_pos: number | undefined };
  inspect_request: { code: string; cursor_pos: number | undefined; detail_level: 0 | 1 };
  is_complete_request: { code: string };
  history_request: {
    hist_access_type: 'range' | 'tail' | 'search';
    output: boolean;
    session: number;
    start: number;
    stop: number | undefined;
    n: number | undefined;
    pattern: string;
    unique: boolean;
  };
  comm_info_request: { target_name: string | undefined; target: string | undefined };
  comm_open: { comm_id: string; target_name: string; data: unknown };
  comm_msg: { comm_id: string; data: unknown };
  comm_close: { comm_id: string; data: unknown };
  interrupt_request: Record<never, never>;
  shutdown_request: { restart: boolean };
  create_subshell_request: Record<never, never>;
  delete_subshell_request: { subshell_id: string };
  list_subshell_request: Record<never, never>;
  debug_request: { type: string; seq: number; command: string; arguments: JsonObject };
  input_reply: { value: string };
}

export type RequestName = keyof Requests;

const cursor = optional(integer, undefined);

export const requestShapes: { readonly [T in RequestName]: Shape<Requests[T]> } = {
  kernel_info_request: {},
  connect_request: {},
  execute_request: {
    code: string,
    silent: optional(boolean, false),
    store_history: optional(boolean, true),
    user_expressions: optional(recordOf(string), {}),
    allow_stdin: optional(boolean, true),
    stop_on_error: optional(boolean, true),
  },
  complete_request: { code: string, cursor_pos: cursor },
  inspect_request: { code: string, cursor_pos: cursor, detail_level: optional(oneOf(0, 1), 0) },
  is_complete_request: { code: string },
  history_request: {
    hist_access_type: oneOf('range', 'tail', 'search'),
    output: optional(boolean, false),
    session: optional(integer, 0),
    start: optional(integer, 0),
    stop: optional(integer, undefined),
    n: optional(integer, undefined),
    pattern: optional(string, '*'),
    unique: optional(boolean, false),
  },
  comm_info_request: { target_name: optional(string, undefined), target: optional(string, undefined) },
  comm_open: { comm_id: string, target_name: string, data: anything },
  comm_msg: { comm_id: string, data: anything },
  comm_close: { comm_id: string, data: anything },
  interrupt_request: {},
  shutdown_request: { restart: optional(boolean, false) },
  create_subshell_request: {},
  delete_subshell_request: { subshell_id: string },
  list_subshell_request: {},
  debug_request: {
    type: optional(string, 'request'),
    seq: optional(integer, 0),
    command: string,
    arguments: optional(object, {}),
  },
  input_reply: { value: string },
};

export function isRequestName(type: string): type is RequestName {
  return Object.hasOwn(requestShapes, type);
}
