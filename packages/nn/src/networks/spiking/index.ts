export { latencyCode, rateCode, type RateCodeOptions } from './coding';
