import { Session, type Debugger, type Runtime } from 'node:inspector';

type Params = Readonly<Record<string, unknown>>;

/** V8's debugger on the user's thread, reached from this one, so that it answers while that thread stands still. */
export class InspectorLink {
  private readonly session = new Session();
  /** The file of each script: V8 leaves it out of the frames of a pause. */
  private readonly urls = new Map<string, string>();

  constructor(handlers: { onPaused(event: Debugger.PausedEventDataType): void; onResumed(): void }) {
    this.session.connectToMainThread();
    this.session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => this.urls.set(scriptId, url));
    this.session.on('Debugger.paused', ({ params }) => handlers.onPaused(params));
    this.session.on('Debugger.resumed', () => handlers.onResumed());
  }

  post<T = unknown>(method: string, params: Params = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      this.session.post(method, params, (error, result) =>
        error ? reject(new Error(error.message)) : resolve(result as T),
      );
    });
  }

  async properties(objectId: string): Promise<Runtime.PropertyDescriptor[]> {
    const { result } = await this.post<Runtime.GetPropertiesReturnType>('Runtime.getProperties', {
      objectId,
      ownProperties: true,
      generatePreview: false,
    });
    return result;
  }

  urlOf(scriptId: string): string {
    return this.urls.get(scriptId) ?? '';
  }

  close(): void {
    this.session.disconnect();
  }
}
