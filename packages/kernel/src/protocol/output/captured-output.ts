import { readSync } from 'node:fs';
import { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';

const CHUNK_BYTES = 64 * 1024;

/**
 * Reads what native code and child processes write to a standard stream of this process. `drain` reads what is
 * there already, so that it is published before the cell that caused it ends.
 */
export class CapturedOutput {
  private readonly decoder = new StringDecoder('utf8');
  private readonly chunk = Buffer.alloc(CHUNK_BYTES);

  constructor(
    private readonly descriptor: number,
    private readonly emit: (text: string) => void,
  ) {
    new Socket({ fd: descriptor, readable: true, writable: false })
      .on('data', data => this.emit(this.decoder.write(data)))
      .on('error', () => {}) // the pipe closes with the process
      .unref();
  }

  drain(): void {
    for (let length = this.read(); length > 0; length = this.read()) {
      this.emit(this.decoder.write(this.chunk.subarray(0, length)));
    }
  }

  private read(): number {
    try {
      return readSync(this.descriptor, this.chunk);
    } catch {
      return 0; // EAGAIN: nothing more for now
    }
  }
}
