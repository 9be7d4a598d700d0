import type { Page } from '../../../core/slice.ts'
import { addPage } from './add.ts'
import { bundlesPage } from './bundles.ts'
import { itemPage } from './item.ts'
import { listPage } from './list.ts'
import { publicPage } from './public.ts'

export const pages: readonly Page[] = [publicPage, listPage, addPage, bundlesPage, itemPage]
