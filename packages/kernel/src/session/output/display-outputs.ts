import { randomUUID } from 'node:crypto';
import type { DisplayData, JsonObject, MimeBundle } from '../../wire/message';
import type { Activities } from '../activity/activities';
import type { ProtocolLink } from '../protocol-link';

export interface BundleOptions {
  readonly metadata?: JsonObject;
  readonly displayId?: string;
}

/** Sends display messages under the activity whose code asks for them. */
export class DisplayOutputs {
  constructor(
    private readonly link: ProtocolLink,
    private readonly activities: Activities,
  ) {}

  show(data: MimeBundle, { metadata = {}, displayId = randomUUID() }: BundleOptions = {}): string {
    this.publish('display_data', data, metadata, displayId);
    return displayId;
  }

  update(data: MimeBundle, displayId: string, metadata: JsonObject = {}): void {
    this.publish('update_display_data', data, metadata, displayId);
  }

  clear(wait: boolean): void {
    this.link.publish({
      msgType: 'clear_output',
      content: { wait },
      origin: this.activities.current?.origin,
    });
  }

  private publish(
    msgType: 'display_data' | 'update_display_data',
    data: MimeBundle,
    metadata: JsonObject,
    displayId: string,
  ): void {
    const content: DisplayData = { data, metadata, transient: { display_id: displayId } };
    this.link.publish({ msgType, content, origin: this.activities.current?.origin });
  }
}
