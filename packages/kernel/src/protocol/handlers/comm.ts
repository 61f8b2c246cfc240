import type { CommEvent } from '../../threads/messages';
import type { Kernel } from '../kernel';
import type { Request } from '../sockets/request';
import type { Handler } from './handler';

type CommRequest = Request<'comm_open'> | Request<'comm_msg'> | Request<'comm_close'>;

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#custom-messages */
function deliver(request: CommRequest, { comms, session }: Kernel): Promise<void> {
  const event: CommEvent = {
    type: request.type,
    commId: request.content.comm_id,
    targetName: request.type === 'comm_open' ? request.content.target_name : '',
    data: request.content.data,
    buffers: request.buffers,
  };
  comms.note(event);
  return session.comm(request.header, event);
}

export const openComm: Handler<'comm_open'> = deliver;
export const messageComm: Handler<'comm_msg'> = deliver;
export const closeComm: Handler<'comm_close'> = deliver;

export const commInfo: Handler<'comm_info_request'> = (request, { front, comms }) => {
  const { target_name, target } = request.content;
  return front.reply(request, 'comm_info', { status: 'ok', comms: comms.list(target_name ?? target) });
};
