import type { Page } from '../../../core/slice.ts'

export const pages: readonly Page[] = []
