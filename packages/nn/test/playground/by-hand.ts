import type { LayerWeights } from '../../src/playground/network/initial-weights';

/** The rule of TensorFlow Playground point by point, in plain numbers: the authority that the graph is checked against. */
export class NetworkByHand {
  readonly #layers: Layer[];
  readonly #activation: ByHand;
  readonly #last: ByHand;

  constructor(weights: readonly LayerWeights[], activation: keyof typeof FUNCTIONS, last: 'tanh' | 'linear') {
    this.#layers = weights.map(({ kernel, bias }) => ({
      kernel: kernel.map(row => [...row]),
      bias: [...bias],
      dead: kernel.map(row => row.map(() => false)),
      sums: kernel.map(row => row.map(() => 0)),
      biasSums: bias.map(() => 0),
    }));
    [this.#activation, this.#last] = [FUNCTIONS[activation], FUNCTIONS[last]];
  }

  get weights(): LayerWeights[] {
    return this.#layers.map(({ kernel, bias }) => ({ kernel, bias }));
  }

  get dead(): boolean[][][] {
    return this.#layers.map(({ dead }) => dead);
  }

  output(inputs: readonly number[]): number {
    return this.#forward(inputs).at(-1)?.out[0] ?? NaN;
  }

  loss(points: readonly (readonly [inputs: readonly number[], label: number])[]): number {
    return (
      points.reduce((sum, [inputs, label]) => sum + 0.5 * (this.output(inputs) - label) ** 2, 0) /
      points.length
    );
  }

  #count = 0;

  /** One epoch; sums that fill no batch are kept for the next one. */
  epoch(
    points: readonly (readonly [inputs: readonly number[], label: number])[],
    {
      batchSize,
      learningRate,
      rate,
      rule,
    }: { batchSize: number; learningRate: number; rate: number; rule: 'none' | 'L1' | 'L2' },
  ): void {
    points.forEach(([inputs, label], i) => {
      this.#accumulate(inputs, label);
      if ((i + 1) % batchSize === 0) this.#update(learningRate, rate, rule);
    });
  }

  #function(layer: number): ByHand {
    return layer === this.#layers.length - 1 ? this.#last : this.#activation;
  }

  #forward(inputs: readonly number[]): { into: readonly number[]; total: number[]; out: number[] }[] {
    let into = inputs;
    return this.#layers.map(({ kernel, bias }, layer) => {
      const total = bias.map((b, unit) =>
        kernel.reduce((sum, row, i) => sum + (row[unit] ?? 0) * (into[i] ?? 0), b),
      );
      const out = total.map(this.#function(layer).value);
      const result = { into, total, out };
      into = out;
      return result;
    });
  }

  #accumulate(inputs: readonly number[], label: number): void {
    this.#count++;
    const passes = this.#forward(inputs);
    let outDer = [(passes.at(-1)?.out[0] ?? NaN) - label];
    for (let l = this.#layers.length - 1; l >= 0; l--) {
      const { kernel, sums, biasSums } = this.#layers[l] as Layer;
      const { into, total } = passes[l] as { into: readonly number[]; total: number[] };
      const der = total.map((t, unit) => (outDer[unit] ?? 0) * this.#function(l).slope(t));
      der.forEach((d, unit) => {
        biasSums[unit] = (biasSums[unit] ?? 0) + d;
        sums.forEach((row, i) => (row[unit] = (row[unit] ?? 0) + d * (into[i] ?? 0)));
      });
      outDer = kernel.map(row => row.reduce((sum, w, unit) => sum + w * (der[unit] ?? 0), 0));
    }
  }

  #update(learningRate: number, rate: number, rule: 'none' | 'L1' | 'L2'): void {
    for (const { kernel, bias, dead, sums, biasSums } of this.#layers) {
      bias.forEach((b, unit) => (bias[unit] = b - (learningRate * (biasSums[unit] ?? 0)) / this.#count));
      biasSums.fill(0);
      kernel.forEach((row, i) => {
        row.forEach((w, unit) => {
          if (dead[i]?.[unit]) return;
          const towards = rule === 'L1' ? Math.sign(w) : rule === 'L2' ? w : 0;
          const moved = w - (learningRate / this.#count) * (sums[i]?.[unit] ?? 0);
          const decayed = moved - learningRate * rate * towards;
          const dies = rule === 'L1' && moved * decayed < 0;
          row[unit] = dies ? 0 : decayed;
          if (dies) (dead[i] as boolean[])[unit] = true;
        });
        sums[i]?.fill(0);
      });
    }
    this.#count = 0;
  }
}

interface Layer {
  readonly kernel: number[][];
  readonly bias: number[];
  readonly dead: boolean[][];
  readonly sums: number[][];
  readonly biasSums: number[];
}

interface ByHand {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const FUNCTIONS = {
  relu: { value: (x: number) => Math.max(0, x), slope: (x: number) => (x <= 0 ? 0 : 1) },
  tanh: { value: Math.tanh, slope: (x: number) => 1 - Math.tanh(x) ** 2 },
  sigmoid: { value: sigmoid, slope: (x: number) => sigmoid(x) * (1 - sigmoid(x)) },
  linear: { value: (x: number) => x, slope: () => 1 },
} satisfies Record<string, ByHand>;
