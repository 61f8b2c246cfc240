import { windows } from '../../src/data';

describe('windows', () => {
  it('pairs each window with the value that follows', () => {
    const { inputs, targets } = windows([1, 2, 3, 4, 5], { length: 3 });
    expect(inputs.shape).toEqual([2, 3, 1]);
    expect(Array.from(inputs.dataSync())).toEqual([1, 2, 3, 2, 3, 4]);
    expect(targets.arraySync()).toEqual([[4], [5]]);
  });

  it('looks further ahead, and takes longer strides, when told', () => {
    const { inputs, targets } = windows([0, 1, 2, 3, 4, 5, 6], { length: 2, horizon: 2, stride: 2 });
    expect(Array.from(inputs.dataSync())).toEqual([0, 1, 2, 3]);
    expect(Array.from(targets.dataSync())).toEqual([3, 5]);
  });

  it('refuses a series without a single window', () => {
    expect(() => windows([1, 2], { length: 2 })).toThrow(
      'A series of 2 values has no window of 2 with a target 1 later',
    );
  });
});
