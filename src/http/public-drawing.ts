// One drawing of a public page for everybody who asks for it at the same moment: docs/decisions/one-drawing.md.
import type { Store } from '../core/port.ts'
import { addMs, type Time } from '../core/time.ts'
import { drawPage, NO_FORM, type PageRequest } from './draw.ts'
import { drawings as drawn } from './shared-drawing.ts'

/** How long a drawing serves others, where nothing is recorded meanwhile: times on it move on. */
const KEPT_MS = 1_000
/** Drawings that are kept in a realm, so that addresses somebody makes up fill nothing. */
const MAX_KEPT = 40

interface Drawing {
  readonly from: Time
  readonly page: Promise<Buffer<ArrayBuffer>>
}

const kept = new WeakMap<Store, Map<string, Drawing>>()

/** The drawings of a realm by address, emptied whenever its log grows. */
function drawingsOf(store: Store): Map<string, Drawing> {
  const known = kept.get(store)
  if (known !== undefined) return known
  const drawings = new Map<string, Drawing>()
  store.onSequenced(() => drawings.clear())
  kept.set(store, drawings)
  return drawings
}

/**
 * The page as nobody in particular sees it, as bytes. The request must be of somebody who is not signed in, without a
 * form: he is then told what everybody is. Throws Problems of the page's queries.
 */
export async function publicDrawing(request: PageRequest): Promise<Buffer<ArrayBuffer>> {
  const { house, language, path, search } = request
  const drawings = drawingsOf(house.store)
  const key = JSON.stringify([language, path, Object.entries(search).sort()])
  const now = house.time.now()
  const known = drawings.get(key)
  if (known !== undefined && known.from <= now && now < addMs(known.from, KEPT_MS))
    return await known.page
  if (drawings.size >= MAX_KEPT) drawings.clear()
  const page = bytesOf(request)
  drawings.set(key, { from: now, page })
  // A refusal is not kept: who asks next may be answered.
  page.catch(() => drawings.delete(key))
  return await page
}

/** As bytes: Node would go through a text twice, for its length and to send it. */
async function bytesOf(request: PageRequest): Promise<Buffer<ArrayBuffer>> {
  drawn.publish(request.path)
  return Buffer.from(await drawPage(request, NO_FORM))
}
