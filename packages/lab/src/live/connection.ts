import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';
import { COMM_TARGET, type FromView, type ToView } from '@epochlab/views';

/** Why a view has no live side. */
export type OfflineReason =
  'no-kernel' | 'unknown' | 'restarting' | 'dead' | 'link-lost' | 'closed' | 'not-understood';

export type ConnectionState =
  | { readonly status: 'connecting' }
  | { readonly status: 'live' }
  | { readonly status: 'offline'; readonly reason: OfflineReason };

export interface IncomingMessage {
  readonly message: ToView;
  readonly buffers: readonly DataView[];
}

/** The part of a session context that a connection uses. */
export type NotebookSession = Pick<
  ISessionContext,
  'ready' | 'session' | 'kernelChanged' | 'statusChanged' | 'connectionStatusChanged' | 'isDisposed'
>;

/**
 * The live side of one view: a comm to the kernel that is opened again whenever the kernel changes, restarts
 * or is reached again after the link was lost.
 */
export class LiveConnection implements IDisposable {
  private comm: Kernel.IComm | null = null;
  private current: ConnectionState = { status: 'connecting' };
  private readonly stateSignal = new Signal<this, ConnectionState>(this);
  private readonly messageSignal = new Signal<this, IncomingMessage>(this);
  private disposed = false;

  constructor(
    private readonly session: NotebookSession,
    private readonly id: string,
  ) {
    session.kernelChanged.connect(this.open, this);
    session.statusChanged.connect(this.onKernelStatus, this);
    session.connectionStatusChanged.connect(this.onLinkStatus, this);
    void session.ready.then(() => this.open());
  }

  get state(): ConnectionState {
    return this.current;
  }

  get stateChanged(): ISignal<this, ConnectionState> {
    return this.stateSignal;
  }

  get received(): ISignal<this, IncomingMessage> {
    return this.messageSignal;
  }

  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Sends a request, unless nobody listens any more. */
  send(message: FromView): void {
    if (this.current.status === 'live' && this.comm && !this.comm.isDisposed) {
      // FromView is plain JSON; an interface-like union has no index signature of its own.
      this.comm.send(message as unknown as JSONObject);
    }
  }

  /** Ends the connection to a kernel whose words are not understood here. */
  giveUp(): void {
    this.closeComm();
    this.goOffline('not-understood');
  }

  dispose(): void {
    if (this.disposed) {
      return;
    }
    this.disposed = true;
    this.closeComm();
    Signal.clearData(this);
  }

  private open(): void {
    if (this.disposed) {
      return;
    }
    this.closeComm();
    const kernel = this.session.session?.kernel;
    if (!kernel || kernel.isDisposed || !kernel.handleComms) {
      this.goOffline('no-kernel');
      return;
    }
    this.setState({ status: 'connecting' });
    const comm = kernel.createComm(COMM_TARGET);
    comm.onMsg = message => this.onMessage(comm, message);
    comm.onClose = message => this.onClose(comm, message);
    this.comm = comm;
    comm.open({ id: this.id });
  }

  private onMessage(comm: Kernel.IComm, { content, buffers }: KernelMessage.ICommMsgMsg): void {
    const message = content.data as unknown as ToView;
    if (comm !== this.comm || (this.current.status !== 'live' && message.type !== 'snapshot')) {
      return;
    }
    this.setState({ status: 'live' });
    this.messageSignal.emit({ message, buffers: (buffers ?? []).map(asDataView) });
  }

  private onClose(comm: Kernel.IComm, { content }: KernelMessage.ICommCloseMsg): void {
    if (comm === this.comm) {
      this.comm = null;
      this.goOffline(content.data['reason'] === 'unknown' ? 'unknown' : 'closed');
    }
  }

  private onKernelStatus(_: unknown, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting' || status === 'dead') {
      this.closeComm();
      this.goOffline(status === 'dead' ? 'dead' : 'restarting');
    } else if (status === 'idle' && this.isOffline('restarting', 'dead')) {
      this.open();
    } else if (status === 'starting' && this.current.status === 'live') {
      // Another client restarted the kernel: this is a new one.
      this.open();
    }
  }

  private onLinkStatus(_: unknown, status: Kernel.ConnectionStatus): void {
    if (status !== 'connected' && this.current.status === 'live') {
      this.goOffline('link-lost');
    } else if (status === 'connected' && this.isOffline('link-lost')) {
      this.open();
    }
  }

  private isOffline(...reasons: OfflineReason[]): boolean {
    return this.current.status === 'offline' && reasons.includes(this.current.reason);
  }

  private closeComm(): void {
    const comm = this.comm;
    this.comm = null;
    const kernel = this.session.session?.kernel;
    if (comm && !comm.isDisposed && kernel && !kernel.isDisposed && kernel.connectionStatus === 'connected') {
      comm.close();
    }
  }

  private goOffline(reason: OfflineReason): void {
    this.setState({ status: 'offline', reason });
  }

  private setState(state: ConnectionState): void {
    this.current = state;
    this.stateSignal.emit(state);
  }
}

function asDataView(buffer: ArrayBuffer | ArrayBufferView): DataView {
  return ArrayBuffer.isView(buffer)
    ? new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new DataView(buffer);
}
