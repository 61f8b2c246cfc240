import { Writable } from 'node:stream';
import { curvesOf, Run } from '../../src/live/run/run';
import { terminalOutput } from '../../src/live/output/terminal-output';

class Stream extends Writable {
  text = '';
  isTTY = false;
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
  // Methods that a progress bar calls on a terminal.
  cursorTo = () => true;
  moveCursor = () => true;
  clearLine = () => true;
}

function train(stream: Stream): void {
  const run = new Run({ title: 'net', epochs: 2, stepsPerEpoch: 1 });
  // A Writable with what the output uses of a terminal.
  const output = terminalOutput(run, stream as unknown as NodeJS.WriteStream);
  run.begin();
  for (const epoch of [0, 1]) {
    run.beginEpoch(epoch);
    run.addSteps(0, 1, curvesOf({ loss: [0.5] }));
    run.addEpoch(curvesOf({ loss: 0.25, val_loss: 0.125 }));
    output.update();
  }
  output.close();
}

describe('without a notebook', () => {
  it('a file or pipe gets one line an epoch', () => {
    const stream = new Stream();
    train(stream);
    expect(stream.text.split('\n')).toEqual([
      expect.stringMatching(/^epoch 1\/2 · \d+\.\d s · loss 0\.2500 · val_loss 0\.1250$/),
      expect.stringMatching(/^epoch 2\/2 · \d+\.\d s · loss 0\.2500 · val_loss 0\.1250$/),
      '',
    ]);
  });

  it('a terminal gets a progress bar that ends full', () => {
    const stream = new Stream();
    stream.isTTY = true;
    train(stream);
    expect(stream.text).toContain('epoch 2/2');
    expect(stream.text).toContain('2/2 steps');
  });
});
