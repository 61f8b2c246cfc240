/**
 * One seed for everything random: initial weights, the order of rows, dropout, tfjs's own draws.
 */

export { type RandomSeedOptions, setRandomSeed } from './seed';
