import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ReactWidget } from '@jupyterlab/ui-components';
import React from 'react';
import { errorHtml, hasEnded, parsePayload, PayloadError, type FromView } from '@epochlab/views';
import { ViewActions } from '../commands/view-actions';
import { StaticDrawing } from '../drawings/static-drawing';
import { View } from '../drawings/view';
import { EnvironmentProvider, type Environment } from '../environment';
import type { NotebookSession } from '../live/connection';
import { exportView, type ExportFormat } from '../export/export';
import { ViewStore, type ViewSnapshot } from '../live/view-store';
import { isLast, keep } from './keep';

/** Draws one output of the view MIME type and keeps the document up to date with what its kernel says. */
export class ViewRenderer extends ReactWidget implements IRenderMime.IRenderer {
  /** Actions that the drawing offers to commands. */
  readonly actions = new ViewActions();
  private readonly environment: Environment;
  private store: ViewStore | null = null;
  private problem: PayloadError | null = null;
  private model: IRenderMime.IMimeModel | null = null;
  private started = false;

  constructor(
    private readonly mimeType: string,
    private readonly session: NotebookSession | null,
    environment: Omit<Environment, 'actions'>,
    private readonly onRunStarted: () => void,
  ) {
    super();
    this.environment = { ...environment, actions: this.actions };
    this.addClass('epochlab-View');
    // Otherwise the notebook takes Enter and the arrow keys from the controls.
    this.node.dataset['lmSuppressShortcuts'] = 'true';
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.model = model;
    const payload = parsePayload(model.data[this.mimeType]);
    if (payload instanceof PayloadError) {
      this.problem = payload;
      this.store?.dispose();
      this.store = null;
    } else if (this.store) {
      this.problem = null;
      this.store.show(payload);
    } else {
      this.problem = null;
      this.store = new ViewStore(payload, this.session);
      this.store.changed.connect(this.keepLast, this);
      this.store.changed.connect(this.followRun, this);
    }
    this.update();
    await this.renderPromise;
  }

  /** The view shown now; undefined when it is not a view. */
  get snapshot(): ViewSnapshot | undefined {
    return this.store?.snapshot;
  }

  send(message: FromView): void {
    this.store?.send(message);
  }

  /** Brings the document up to date, as before it is saved: a run that has only begun is not worth the drawing. */
  keepInDocument(leastSeconds = 1): void {
    if (this.model && this.store) {
      keep(this.store.snapshot, this.model, this.mimeType, leastSeconds);
    }
  }

  async exportAs(format: ExportFormat): Promise<void> {
    if (this.store) {
      await exportView(this.node, this.store.snapshot.payload, format);
    }
  }

  override dispose(): void {
    this.store?.dispose();
    this.store = null;
    super.dispose();
  }

  protected render(): React.JSX.Element | null {
    const drawing = this.problem ? (
      <StaticDrawing html={errorHtml(this.problem)} />
    ) : this.store ? (
      <View store={this.store} />
    ) : null;
    return drawing && <EnvironmentProvider value={this.environment}>{drawing}</EnvironmentProvider>;
  }

  private followRun({ snapshot }: ViewStore): void {
    if (!this.started && isRunning(snapshot)) {
      this.started = true;
      this.onRunStarted();
    }
  }

  private keepLast({ snapshot }: ViewStore): void {
    if (isLast(snapshot)) this.keepInDocument(0);
  }
}

const isRunning = ({ payload, connection }: ViewSnapshot): boolean =>
  connection.status === 'live' && payload.kind === 'training' && !hasEnded(payload.state);
