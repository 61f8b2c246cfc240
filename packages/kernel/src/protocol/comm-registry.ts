import type { CommEvent, Publication } from '../threads/messages';

/** Which comms are open, as seen in the messages that pass in both directions; answers while a cell is busy. */
export class CommRegistry {
  private readonly targets = new Map<string, string>();

  note({ type, commId, targetName }: Pick<CommEvent, 'type' | 'commId' | 'targetName'>): void {
    if (type === 'comm_open') this.targets.set(commId, targetName);
    if (type === 'comm_close') this.targets.delete(commId);
  }

  notePublication(publication: Publication): void {
    if (publication.msgType === 'comm_open') {
      this.note({
        type: 'comm_open',
        commId: publication.content.comm_id,
        targetName: publication.content.target_name,
      });
    }
    if (publication.msgType === 'comm_close') {
      this.note({ type: 'comm_close', commId: publication.content.comm_id, targetName: '' });
    }
  }

  list(target: string | undefined): Record<string, { target_name: string }> {
    const open = [...this.targets].filter(([, name]) => target === undefined || name === target);
    return Object.fromEntries(open.map(([id, name]) => [id, { target_name: name }]));
  }
}
