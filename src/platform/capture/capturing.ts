import type { Looked, NotCaptured } from '../../core/capture.ts'
import type { CaptureOrder } from './options.ts'
import { type Archived, archivePage, lookAtPage } from './page.ts'

/** What was kept of a page, what is shown of it, and the parts: bytes that stand in the items of a list are handed over, not copied. */
export type TakenHere = readonly [
  { readonly page: Archived['page'] | NotCaptured },
  { readonly copy: Uint8Array | null; readonly pdf: Uint8Array | null },
  ...{ readonly bytes: Uint8Array }[],
]

/** Done in a thread: one page with what it consists of. */
export async function takeHere(order: CaptureOrder): Promise<TakenHere> {
  const taken = await archivePage(order)
  if ('outcome' in taken) return [{ page: taken }, { copy: null, pdf: null }]
  return [
    { page: taken.page },
    { copy: taken.copy, pdf: taken.pdf },
    ...taken.parts.map((bytes) => ({ bytes })),
  ]
}

/** Done in a thread: one look. */
export function lookHere(order: CaptureOrder): Promise<Looked> {
  return lookAtPage(order)
}
