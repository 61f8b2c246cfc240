import type { RequestName } from '../../wire/requests';
import type { Kernel } from '../kernel';
import type { Request } from '../sockets/request';

/** Answers one type of request. Status messages and errors are seen to by the dispatcher. */
export type Handler<T extends RequestName> = (request: Request<T>, kernel: Kernel) => Promise<void> | void;
