import type { Output } from '@epochlab/graph/structure';

/** A list of outputs, each once. */
export class Values {
  private readonly outputs: Output[] = [];

  constructor(outputs: Iterable<Output> = []) {
    for (const output of outputs) this.add(output);
  }

  has({ node, index }: Output): boolean {
    return this.outputs.some(output => output.node === node && output.index === index);
  }

  add(output: Output): void {
    if (!this.has(output)) this.outputs.push(output);
  }

  get all(): readonly Output[] {
    return this.outputs;
  }
}
