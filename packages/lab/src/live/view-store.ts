import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';
import type { AnyViewPayload, FromView, TrainingState, ViewKind } from '@epochlab/views';
import { mergeWindow } from './merge-window';
import {
  LiveConnection,
  type ConnectionState,
  type IncomingMessage,
  type NotebookSession,
} from './connection';
import { readPoints } from './points';
import { received } from './received';
import { Requests, type Question } from './requests';

/** The state that a drawing sees; a new object for each change. */
export interface ViewSnapshot {
  readonly payload: AnyViewPayload;
  readonly connection: ConnectionState;
}

/** With more points than this in a series, the kernel is asked for a reduced one. */
const MOST_POINTS = 6000;
/** Points that the kernel reduces a series to: about two for each pixel. */
export const WINDOW_POINTS = 2000;
const FOREVER = 1e9;

const STATIC: ConnectionState = { status: 'offline', reason: 'no-kernel' };
const LIVE_KINDS: ReadonlySet<ViewKind> = new Set<ViewKind>([
  'training',
  'confusionMatrix',
  'modelSummary',
  'playground',
]);

/** The state of one displayed view: what the document holds, then what the kernel says while it is connected. */
export class ViewStore implements IDisposable {
  private payload: AnyViewPayload;
  private connection: LiveConnection | null = null;
  private requests: Requests | null = null;
  private current: ViewSnapshot;
  private readonly changedSignal = new Signal<this, ViewSnapshot>(this);
  private readonly frameSignal = new Signal<this, IncomingMessage>(this);
  private disposed = false;
  private thinning = false;

  constructor(
    payload: AnyViewPayload,
    private readonly session: NotebookSession | null,
  ) {
    this.payload = payload;
    this.current = { payload, connection: STATIC };
    this.connect();
  }

  get snapshot(): ViewSnapshot {
    return this.current;
  }

  get changed(): ISignal<this, ViewSnapshot> {
    return this.changedSignal;
  }

  /** Frames of a playground, many a second: they are drawn at once and do not become part of the state. */
  get frames(): ISignal<this, IncomingMessage> {
    return this.frameSignal;
  }

  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Shows what the document holds. While the kernel is connected its word is newer, so the document's is ignored. */
  show(payload: AnyViewPayload): void {
    if (payload.id !== this.payload.id) {
      this.payload = payload;
      this.connect();
    } else if (this.current.connection.status !== 'live') {
      this.payload = payload;
    }
    this.refresh();
  }

  send(message: FromView): void {
    this.connection?.send(message);
  }

  /** Asks the kernel; the promise stays pending when there is none. */
  ask(question: Question): Promise<IncomingMessage> {
    return this.requests?.ask(question) ?? new Promise(() => undefined);
  }

  dispose(): void {
    if (!this.disposed) {
      this.disposed = true;
      this.connection?.dispose();
      Signal.clearData(this);
    }
  }

  private connect(): void {
    this.thinning = false;
    this.connection?.dispose();
    this.connection = null;
    if (this.session && !this.session.isDisposed && LIVE_KINDS.has(this.payload.kind)) {
      this.connection = new LiveConnection(this.session, this.payload.id);
      this.requests = new Requests(this.connection);
      this.connection.stateChanged.connect(this.refresh, this);
      this.connection.received.connect(this.receive, this);
    }
    this.refresh();
  }

  private receive(_: unknown, incoming: IncomingMessage): void {
    const { type } = incoming.message;
    if (type === 'frame') {
      this.frameSignal.emit(incoming);
      return;
    }
    if (type !== 'snapshot' && type !== 'append') {
      if (this.requests?.settle(incoming) === false) this.connection?.giveUp();
      return;
    }
    const next = received(this.payload, incoming);
    if (next) {
      this.payload = next;
      void this.thin();
      this.refresh();
    } else if (type === 'snapshot') {
      this.connection?.giveUp();
    }
  }

  /** Keeps a long run cheap to draw: its points live in the kernel, here are as many as can be seen. */
  private async thin(): Promise<void> {
    if (this.thinning || this.payload.kind !== 'training' || !isLong(this.payload.state)) {
      return;
    }
    this.thinning = true;
    const { message, buffers } = await this.ask({
      type: 'window',
      from: 0,
      to: FOREVER,
      points: WINDOW_POINTS,
    });
    this.thinning = false;
    if (message.type === 'window' && this.payload.kind === 'training') {
      const series = mergeWindow(this.payload.state.series, readPoints(message.points, buffers));
      this.payload = { ...this.payload, state: { ...this.payload.state, series } };
      this.refresh();
    }
  }

  private refresh(): void {
    this.current = { payload: this.payload, connection: this.connection?.state ?? STATIC };
    this.changedSignal.emit(this.current);
  }
}

const isLong = ({ series }: TrainingState): boolean => series.some(({ x }) => x.length > MOST_POINTS);
