import type { CompiledScript } from '../../threads/messages';
import type { ProtocolLink } from '../protocol-link';

/** Holds a cell back until its breakpoints are set, while the debugger is on. */
export class DebugGate {
  active = false;
  private open: (() => void) | undefined;

  constructor(private readonly link: ProtocolLink) {}

  async pass(script: CompiledScript): Promise<void> {
    if (!this.active) return;
    const ready = new Promise<void>(resolve => (this.open = resolve));
    this.link.post({ type: 'compiled', script });
    await ready;
  }

  release(): void {
    this.open?.();
  }
}
