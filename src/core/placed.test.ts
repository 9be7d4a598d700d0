import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NavEntry, navFaults, navigationOf } from './nav.ts'
import { placed, placedFaults } from './placed.ts'

const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name)

test('entries stand after the one that they name, in the order of the slices among themselves', () => {
  const entries = [
    { name: 'duty', after: 'sites' },
    { name: 'sites', after: 'alerts' },
    { name: 'alerts' },
    { name: 'stations', after: 'sites' },
    { name: 'other', after: 'nobody' },
  ]
  assert.deepEqual(names(placed(entries)), ['alerts', 'sites', 'duty', 'stations', 'other'])
})

test('a list tells in one sentence what is wrong with it', () => {
  const entries = [
    { name: 'one', after: 'other' },
    { name: 'other', after: 'one' },
    { name: 'third', after: 'nobody' },
    { name: 'third' },
  ]
  assert.deepEqual(placedFaults('panels', entries), [
    'Two panels are named third: give one of them another name.',
    'The panels have third after nobody, which is not there: name one that is.',
    'The panels have one after other, and that after one again: take one of them off.',
    'The panels have other after one, and that after other again: take one of them off.',
  ])
})

const label: NavEntry['label'] = { slice: 'example', key: 'word', en: 'word', ar: 'كلمة' }
const entry = (path: string, nav: Omit<NavEntry, 'label'>) => ({ path, nav: { ...nav, label } })

test('the navigation shows groups in their order and leaves out pages without an entry', () => {
  const pages = [
    entry('/console/people', { group: 'node' }),
    { path: '/console/people/:id' },
    entry('/console', { group: 'top' }),
    entry('/console/areas', { group: 'node', after: '/console/people' }),
  ]
  const paths = navigationOf(pages).map(({ page }) => page.path)
  assert.deepEqual(paths, ['/console', '/console/people', '/console/areas'])
  const lost = entry('/console/lost', { group: 'top', after: '/console/people' })
  assert.deepEqual(navFaults([...pages, lost]), [
    'The entries of the navigation group top have /console/lost after /console/people, which is not there: name one that is.',
  ])
  assert.throws(() => navigationOf([...pages, lost]), /the house is not in order/)
})

test('views stand in their order beside the page that has the entry, and nowhere else', () => {
  const view = (path: string, under: string, after?: string) => ({
    path,
    nav: { under, label, ...(after === undefined ? {} : { after }) },
  })
  const pages = [
    view('/console/cards', '/console/plan', '/console/routes'),
    entry('/console/plan', { group: 'alert', view: { ...label, key: 'plan' } }),
    view('/console/routes', '/console/plan'),
  ]
  const [plan, ...more] = navigationOf(pages)
  assert.deepEqual(more, [])
  assert.deepEqual(
    plan?.views.map(({ page, label: { key } }) => [page.path, key]),
    [
      ['/console/plan', 'plan'],
      ['/console/routes', 'word'],
      ['/console/cards', 'word'],
    ],
  )
  assert.deepEqual(navFaults([...pages, view('/console/lost', '/console/nothing')]), [
    'The page /console/lost is a view of /console/nothing, which has no entry: name one that has.',
  ])
})
