import { dirname } from 'node:path';
import type { Debugger as V8 } from 'node:inspector';
import type { CompiledScript } from '../../threads/messages';
import type { JsonObject } from '../../wire/message';
import { Breakpoints } from './breakpoints';
import { CellScripts, pathOf } from './cell-scripts';
import { Evaluation } from './evaluation';
import { InspectorLink } from './inspector-link';
import { readPause, type Frame, type Pause } from './pause';
import { VariableReferences } from './variables';

/** The only thread that a front end sees. */
export const THREAD_ID = 1;

export type EmitEvent = (event: string, body: JsonObject) => void;

/** Code that is stepped over: Node's own, the kernel's and that of packages. */
const LIBRARIES = ['^node:', '/node_modules/', `^(file://)?${escapeRegExp(dirname(dirname(__dirname)))}/`];
/** A line may hold several steps of compiled code; so many are taken to reach the next line. */
const MAX_STEPS = 20;

export type DebugStep = 'stepOver' | 'stepInto' | 'stepOut';

/** The debugger of one kernel: what is known while it is on. */
export class Debugger {
  readonly cells = new CellScripts();
  readonly inspector: InspectorLink;
  readonly breakpoints: Breakpoints;
  readonly variables: VariableReferences;
  readonly evaluation: Evaluation;
  pause: Pause | undefined;
  private lastFrameId = 0;
  private stepping: { readonly kind: DebugStep; readonly from: Frame | undefined; count: number } | undefined;

  constructor(private readonly emit: EmitEvent) {
    this.inspector = new InspectorLink({
      onPaused: event => void this.paused(event),
      onResumed: () => this.resumed(),
    });
    this.breakpoints = new Breakpoints(this.inspector, this.cells);
    this.variables = new VariableReferences(this.inspector);
    this.evaluation = new Evaluation(this.inspector);
  }

  async start(): Promise<void> {
    await this.inspector.post('Debugger.enable');
    await this.inspector.post('Debugger.setBlackboxPatterns', { patterns: LIBRARIES });
  }

  /** A cell is about to run: its breakpoints are set first. */
  async prepare(script: CompiledScript): Promise<void> {
    this.cells.add(script);
    await this.breakpoints.place(script.fileName, pathOf(script.code));
  }

  async step(kind: DebugStep): Promise<void> {
    this.stepping = { kind, from: this.pause?.frames[0], count: 0 };
    await this.inspector.post(`Debugger.${kind}`);
  }

  async resume(): Promise<void> {
    this.stepping = undefined;
    if (this.pause) await this.inspector.post('Debugger.resume');
  }

  async stop(): Promise<void> {
    await this.resume();
    await this.inspector.post('Debugger.disable');
    this.inspector.close();
  }

  frame(id: number | undefined): Frame | undefined {
    return this.pause?.frames.find(frame => frame.id === id);
  }

  private async paused(event: V8.PausedEventDataType): Promise<void> {
    const urlOf = (scriptId: string) => this.inspector.urlOf(scriptId);
    const pause = readPause(event, this.cells, urlOf, () => ++this.lastFrameId);
    this.pause = pause;
    if (pause.frames.length === 0) await this.resume();
    else if (pause.reason === 'step' && this.isSameLine(pause))
      await this.inspector.post(`Debugger.${this.stepping?.kind}`);
    else this.emit('stopped', { reason: pause.reason, threadId: THREAD_ID, allThreadsStopped: true });
  }

  /** A step that has not left the line that it started on. */
  private isSameLine({ frames: [top] }: Pause): boolean {
    const { stepping } = this;
    if (!stepping || stepping.count++ > MAX_STEPS) return false;
    if (!top?.place) return true;
    const from = stepping.from;
    return stepping.kind !== 'stepOut' && top.place.line === from?.place?.line && top.name === from.name;
  }

  private resumed(): void {
    this.pause = undefined;
    this.variables.clear();
    if (!this.stepping) this.emit('continued', { threadId: THREAD_ID, allThreadsContinued: true });
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
