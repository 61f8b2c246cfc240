import { DISPLAY } from '../display/conventions';
import { plainText } from '../display/text';
import type { Disposable } from '../session/comm/disposable';
import type { MimeBundle } from '../wire/message';
import type { Callback, SharedState } from './shared-state';

const VIEW = 'application/vnd.jupyter.widget-view+json';

/** The value that `widget()` gives the user: anywidget's model, with each key of the state as a property too. */
export class WidgetModel {
  readonly #shared: SharedState;

  constructor(shared: SharedState) {
    this.#shared = shared;
    for (const key of Object.keys(shared.state)) {
      if (key in this) continue; // a key that is called like a method is reached by get() and set()
      Object.defineProperty(this, key, {
        enumerable: true,
        get: () => shared.get(key),
        set: value => shared.set(key, value),
      });
    }
  }

  get(key: string): unknown {
    return this.#shared.get(key);
  }

  set(key: string, value: unknown): void {
    this.#shared.set(key, value);
  }

  /** `change:KEY` is called with the new value, `msg:custom` with content and buffers of what a page sent. */
  on(event: string, callback: Callback): Disposable {
    return this.#shared.on(event, callback);
  }

  off(event: string, callback?: Callback): void {
    this.#shared.off(event, callback);
  }

  send(content: unknown, buffers?: readonly Uint8Array[]): void {
    this.#shared.send(content, buffers);
  }

  close(): void {
    this.#shared.close();
  }

  [DISPLAY](): MimeBundle {
    return {
      [VIEW]: { version_major: 2, version_minor: 0, model_id: this.#shared.id },
      'text/plain': `Widget ${plainText(this.#shared.state)}`,
    };
  }
}
