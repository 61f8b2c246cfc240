import type { CompiledScript } from '../../threads/messages';
import { ContentError } from '../../wire/errors';
import type { JsonObject } from '../../wire/message';
import type { Requests } from '../../wire/requests';
import { FILE_PREFIX, FILE_SUFFIX, HASH_SEED } from './cell-scripts';
import { commands } from './commands';
import { Debugger, THREAD_ID, type EmitEvent } from './debugger';

type DebugRequest = Requests['debug_request'];

/** Turns the debugger on and off and answers requests to it. */
export class DebugService {
  private active: Debugger | undefined;
  private sequence = 0;

  constructor(
    private readonly publish: (content: JsonObject) => void,
    private readonly announce: (active: boolean) => void,
  ) {}

  async answer({ seq, command, arguments: args }: DebugRequest): Promise<JsonObject> {
    const response = { type: 'response', seq: ++this.sequence, request_seq: seq, command };
    try {
      return { ...response, success: true, body: await this.run(command, args) };
    } catch (error) {
      return {
        ...response,
        success: false,
        message: error instanceof Error ? error.message : String(error),
        body: {},
      };
    }
  }

  /** A cell is about to run. */
  prepare(script: CompiledScript): Promise<void> {
    return this.active?.prepare(script) ?? Promise.resolve();
  }

  /** Lets a thread that stands still go on, so that it can be interrupted. */
  async resume(): Promise<void> {
    await this.active?.resume();
  }

  private readonly emit: EmitEvent = (event, body) =>
    this.publish({ type: 'event', seq: ++this.sequence, event, body });

  private run(command: string, args: JsonObject): Promise<JsonObject> | JsonObject {
    const own = this.ownCommands[command];
    if (own) return own();
    const carryOut = commands[command];
    if (!carryOut) throw new ContentError(`The debugger does not know the command '${command}'`);
    return carryOut(args, { debugger: this.need(), emit: this.emit });
  }

  private need(): Debugger {
    if (!this.active) throw new ContentError('The debugger is off: send initialize and attach first');
    return this.active;
  }

  private readonly ownCommands: Readonly<Record<string, () => Promise<JsonObject> | JsonObject>> = {
    debugInfo: () => ({
      isStarted: this.active !== undefined,
      hashMethod: 'Murmur2',
      hashSeed: HASH_SEED,
      tmpFilePrefix: FILE_PREFIX,
      tmpFileSuffix: FILE_SUFFIX,
      breakpoints: this.active?.breakpoints.list() ?? [],
      stoppedThreads: this.active?.pause ? [THREAD_ID] : [],
      richRendering: true,
      exceptionPaths: ['all', 'uncaught'],
      copyToGlobals: false,
    }),
    initialize: () => {
      this.active ??= new Debugger(this.emit);
      this.announce(true);
      return {
        supportsConfigurationDoneRequest: true,
        supportsConditionalBreakpoints: true,
        supportsEvaluateForHovers: true,
        exceptionBreakpointFilters: [
          { filter: 'all', label: 'All exceptions' },
          { filter: 'uncaught', label: 'Uncaught exceptions' },
        ],
      };
    },
    // JupyterLab asks for it before it turns the debugger on.
    modules: () => ({ modules: [], totalModules: 0 }),
    disconnect: () => this.turnOff(),
    terminate: () => this.turnOff(),
  };

  private async turnOff(): Promise<JsonObject> {
    const { active } = this;
    this.active = undefined;
    this.announce(false);
    await active?.stop();
    return {};
  }
}
