import * as tf from '@tensorflow/tfjs-node';
import type { Edge } from '../../networks/graphs';
import type { Provenance } from '../dataset';

/** For each member those of a greater number whom they met outside of the club. */
const FRIENDS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
  [2, 3, 7, 13, 17, 19, 21, 30],
  [3, 7, 8, 9, 13, 27, 28, 32],
  [7, 12, 13],
  [6, 10],
  [6, 10, 16],
  [16],
  [],
  [30, 32, 33],
  [33],
  [],
  [],
  [],
  [33],
  [32, 33],
  [32, 33],
  [],
  [],
  [32, 33],
  [33],
  [32, 33],
  [],
  [32, 33],
  [25, 27, 29, 32, 33],
  [25, 27, 31],
  [31],
  [29, 33],
  [33],
  [31, 33],
  [32, 33],
  [32, 33],
  [32, 33],
  [33],
];

/** Who stayed with the instructor, 0, and who left with the administrator, 1. */
const FACTIONS = '0000000001000011001010111111111111';
const COMMUNITIES = '1111333101311100310101002200200200';

export interface KarateClub extends Provenance {
  readonly nodes: number;
  /** Who met whom, each pair once. */
  readonly edges: readonly Edge[];
  /** int32 [34], the index of a label: whom each member followed when the club split. */
  readonly y: tf.Tensor1D;
  readonly labels: readonly ['instructor', 'administrator'];
  /** int32 [34]: a finer division, 0 to 3, found from the edges alone. */
  readonly communities: tf.Tensor1D;
}

/**
 * Zachary's karate club: 34 members, 78 pairs of them who met outside of the club, and the two factions into which a dispute
 * divided it. Member 0 is the instructor, member 33 the administrator.
 *
 * Source: W. W. Zachary, An information flow model for conflict and fission in small groups, Journal of Anthropological Research 33, 1977. The four
 * communities are those of a clustering by modularity, as T. Kipf and M. Welling use them (Semi-supervised classification with graph
 * convolutional networks, 2017, appendix A).
 *
 * @example
 * const { edges, y } = datasets.karateClub();
 */
export function karateClub(): KarateClub {
  const indices = (digits: string) => tf.tensor1d(Array.from(digits, Number), 'int32');
  return {
    name: 'karateClub',
    description: 'Who met whom in a karate club: whom did each member follow when it split?',
    source: 'Zachary 1977',
    licence: 'public domain (facts of a published study)',
    nodes: FACTIONS.length,
    edges: FRIENDS.flatMap((friends, member) => friends.map((friend): Edge => [member, friend])),
    y: indices(FACTIONS),
    labels: ['instructor', 'administrator'],
    communities: indices(COMMUNITIES),
  };
}
