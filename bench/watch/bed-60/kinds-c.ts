import type { Kind } from './kind.ts'
export const KINDS_C: Kind[] = [
]
