import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NAV_GROUPS, navigationOf } from '../core/nav.ts'
import { slices } from '../domains/index.ts'
import { HEADING_ROWS, openGroups, ROWS } from './frame.ts'
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
    assert.ok(folded.length <= 4, `${folded.length} are folded from a page of ${current}`)
  }
})
