import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NAV_GROUPS, navigationOf } from '../core/nav.ts'
import { slices } from '../domains/index.ts'
import { entryOf, HEADING_ROWS, openGroups, ROWS } from './frame.ts'
import { doorPages } from './pages/index.ts'

test('whoever sees all of the navigation has its open groups in sight, from every page', () => {
  const pages = [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)]
  const all = Map.groupBy(navigationOf(pages), ({ group }) => group)
  const shown = NAV_GROUPS.filter((name) => !['me', 'public'].includes(name) && all.has(name))
  assert.ok(shown.length >= 6)
  for (const current of shown) {
    const groups = shown.map((name) => ({
      name,
      ...(name === 'top' ? {} : { label: name }),
      entries: (all.get(name) ?? []).map(({ page }) => ({
        href: page.path,
        label: page.path,
        isCurrent: name === current,
      })),
    }))
    const open = openGroups(groups)
    assert.ok(open.has('top') && open.has(current), current)
    const headings = HEADING_ROWS * (groups.length - 1)
    const rows = groups.reduce(
      (sum, { name, entries }) => sum + (open.has(name) ? entries.length : 0),
      headings,
    )
    assert.ok(rows <= ROWS, `${rows} rows from a page of ${current}`)
    const folded = groups.filter(({ name }) => !open.has(name))
    assert.ok(folded.length <= 5, `${folded.length} are folded from a page of ${current}`)
  }
})

/** Pages of the console that no line of the menu leads to: one comes by the head, or by a link on another page. */
const IN_NO_MENU: readonly string[] = [
  '/console/contacts',
  '/console/day',
  '/console/log-damage',
  '/console/me',
  '/console/roles',
  '/console/search',
]

test('on every page of the console one line of the menu is where the reader is, and one at most', () => {
  const pages = [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)]
  const shown = navigationOf(pages).filter(({ group }) => group !== 'me' && group !== 'public')
  const at = entryOf(shown)
  const own = pages.filter(({ surface }) => surface === 'console').map(({ path }) => path)
  assert.ok(own.length > 60, `${own.length} pages`)
  const lost = own.filter((path) => at(path) === undefined)
  assert.deepEqual(lost.toSorted(), IN_NO_MENU)
  for (const { page, views } of shown)
    for (const view of views) assert.equal(at(view.page.path)?.page.path, page.path)
  assert.equal(at('/console/reports/desks')?.page.path, '/console/reports/desks')
  assert.equal(at('/console/reports/two')?.page.path, '/console/reports/desks')
  assert.equal(at('/console/reports/019c')?.page.path, '/console/reports')
})
