import type { InterruptCount } from '../../threads/interrupt-count';
import type { Activities } from './activities';

/** SIGINT, which some tools send in place of the message, interrupts too; by default it would end the process. */
export function heedInterruptSignal(interrupts: InterruptCount, activities: Activities): void {
  process.on('SIGINT', () => {
    interrupts.increment();
    activities.heedInterrupts();
  });
}
