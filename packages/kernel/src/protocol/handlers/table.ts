import type { RequestName } from '../../wire/requests';
import { closeComm, commInfo, messageComm, openComm } from './comm';
import { complete } from './complete';
import { debug } from './debug';
import type { Handler } from './handler';
import { history } from './history';
import { inspect } from './inspect';
import { interrupt } from './interrupt';
import { isComplete } from './is-complete';
import { connect, kernelInfo } from './kernel-info';
import { shutdown } from './shutdown';
import { createSubshell, deleteSubshell, listSubshells } from './subshell';

/** Execute requests are queued and input replies have a socket of their own; everything else is answered at once. */
type Immediate = Exclude<RequestName, 'execute_request' | 'input_reply'>;

export const handlers: { readonly [T in Immediate]: Handler<T> } = {
  kernel_info_request: kernelInfo,
  connect_request: connect,
  complete_request: complete,
  inspect_request: inspect,
  is_complete_request: isComplete,
  history_request: history,
  comm_info_request: commInfo,
  comm_open: openComm,
  comm_msg: messageComm,
  comm_close: closeComm,
  interrupt_request: interrupt,
  shutdown_request: shutdown,
  create_subshell_request: createSubshell,
  delete_subshell_request: deleteSubshell,
  list_subshell_request: listSubshells,
  debug_request: debug,
};

/** The handler of a type, with the types' agreement (each handler takes its own requests) set aside. */
export function handlerOf(type: RequestName): Handler<RequestName> | undefined {
  return (handlers as Readonly<Partial<Record<RequestName, Handler<RequestName>>>>)[type];
}
