export type { Check, Finding } from './doctor/check';
export { doctor, report } from './doctor/doctor';
export { installationAt, type Installation } from './installation';
