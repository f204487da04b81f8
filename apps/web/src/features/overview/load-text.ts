import { number } from '../../i18n/format.ts'

/** `0.4`, `12`: a digit behind the point only where it says something. */
export const loadText = (load: number): string => (load < 10 ? load.toFixed(1) : number(load))
