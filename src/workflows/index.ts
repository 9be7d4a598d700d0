import type { Workflow } from '../core/slice.ts'

/** Every join between slices. */
export const workflows: readonly Workflow[] = []
