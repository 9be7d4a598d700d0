// A node with one group and its observers, and the browsers that are their telephones.

import type { Page } from 'playwright-core'
import { managers } from '../../src/domains/pollwatch/store.ts'
import { newContext } from './chromium.ts'
import { COMMAND_LINE } from './house.ts'
import { startTestNode, type TestNode } from './node.ts'

/** A node of one station, one accredited group that the command line manages, and these observers. */
export async function watchNode(
  labels: readonly string[],
  start = async () => await startTestNode('sqlite'),
) {
  const node = await start()
  const add = (name: string, input: object) => node.call<Record<string, string>>(name, input)
  await add('territory.addArea', { parent: '/', name: 'North', kind: 'province', code: '1' })
  await add('territory.addArea', { parent: '/1/', name: 'Old Town', kind: 'district', code: '1' })
  const station = { number: '11-001', name: 'School at the Gate', area: '/1/1/' }
  await add('territory.addStation', { ...station, lon: 20, lat: 10 })
  await add('pollwatch.apply', {
    name: 'Gate Watch',
    kind: 'citizens',
    members: 12,
    about: 'Neighbours.',
    contact: 'desk@gate.example',
    conduct: true,
  })
  const { items } = await node.call<{ items: { id: string }[] }>('pollwatch.groups', {})
  const group = items[0]?.id ?? ''
  await add('pollwatch.accredit', { group })
  const at = '2026-11-24T08:00:00.000Z'
  const manager = { person: COMMAND_LINE.id, observerGroup: group, namedBy: 'test', namedAt: at }
  const house = node.node.house('actual')
  if (house === null) throw new Error('there is no house')
  await house.store.write(async (tx) => await managers.insert(tx, manager))
  const observers: string[] = []
  for (const [n, label] of labels.entries()) {
    const phone = `+9995550010${n}`
    const made = await add('pollwatch.enrol', { label, phone, station: station.number })
    observers.push(made['observer'] ?? '')
  }
  return { node, group, observers }
}

/** A card of an observer. */
export async function cardOf(node: TestNode, observer: string) {
  const { cards } = await node.call<{ cards: { code: string; secret: string }[] }>(
    'pollwatch.makeCards',
    { observers: [observer] },
  )
  const [card] = cards
  if (card === undefined) throw new Error('no card was made')
  return card
}

/** A telephone of the usual size. */
export async function telephone(script = true): Promise<Page> {
  const viewport = { width: 360, height: 640 }
  const context = await newContext({ viewport, javaScriptEnabled: script })
  return await context.newPage()
}

/** How many entries and photos wait on the telephone. */
export const waitingIn = (page: Page) =>
  page.evaluate<[number, number]>(`new Promise((done) => {
    const open = indexedDB.open('watch')
    open.onsuccess = () => {
      const both = open.result.transaction(['entries', 'photos'])
      const entries = both.objectStore('entries').count()
      const photos = both.objectStore('photos').count()
      both.oncomplete = () => done([entries.result, photos.result])
    }
  })`)

/** Writes that something is wrong, and leaves it to be sent. */
export async function writeIncident(page: Page, photo?: string): Promise<void> {
  await page.getByRole('link', { name: 'Something is wrong' }).click()
  await page.locator('#with-photos').waitFor()
  await page.locator('[name="given.C"][value="4"]').check()
  await page.locator('[name="given.S"][value="2"]').check()
  if (photo === undefined) return
  await page.locator('#photo').setInputFiles(photo)
  await page.getByText(/^Photo \d+ KB/).waitFor()
}
