import type { ExecuteReply } from '../../wire/message';
import type { Front } from '../sockets/front';
import type { History } from '../history/history';
import type { RequestExecutor, Finished } from './execution-queue';
import type { Request } from '../sockets/request';
import type { SessionLink } from '../session-link';

type Execute = Request<'execute_request'>;

/** Carries one execute request through: busy, execute_input, the run itself, the reply, idle. */
export class CellRunner implements RequestExecutor {
  private executionCount = 0;
  /** The requests whose cells run now, by message id: a question is put to the front end that sent the cell. */
  readonly running = new Map<string, Execute>();

  constructor(
    private readonly front: Front,
    private readonly history: History,
    private readonly session: SessionLink,
  ) {}

  async run(request: Execute): Promise<Finished> {
    const { header, content } = request;
    const storeHistory = content.store_history && !content.silent;
    const count = storeHistory ? ++this.executionCount : this.executionCount;
    this.running.set(header.msg_id, request);
    void this.front.status('busy', header);
    if (content.allow_stdin) this.front.iopub.bound(header, `cell-${count}-${header.msg_id.slice(0, 8)}`);
    if (!content.silent) {
      void this.front.iopub.publish('execute_input', { code: content.code, execution_count: count }, header);
    }
    const { error, userExpressions, resultText } = await this.session.execute(header, {
      code: content.code,
      silent: content.silent,
      storeHistory,
      executionCount: count,
      userExpressions: content.user_expressions,
      allowStdin: content.allow_stdin,
    });
    if (storeHistory) this.history.store(count, content.code, resultText ?? null);
    if (error && !content.silent) void this.front.iopub.publish('error', error, header);
    const reply: ExecuteReply = error
      ? { status: 'error', execution_count: count, ...error }
      : { status: 'ok', execution_count: count, payload: [], user_expressions: userExpressions };
    return {
      stopsOthers: error !== undefined && content.stop_on_error,
      reply: async () => {
        this.running.delete(header.msg_id);
        this.front.iopub.finish(header);
        void this.front.reply(request, 'execute', reply);
        await this.front.status('idle', header);
      },
    };
  }

  async abort(request: Execute): Promise<void> {
    void this.front.status('busy', request.header);
    void this.front.reply(request, 'execute', { status: 'aborted', execution_count: this.executionCount });
    await this.front.status('idle', request.header);
  }
}
