import type { Page } from '../../../core/slice.ts'

/** Every page of the slice. */
export const pages: readonly Page[] = []
