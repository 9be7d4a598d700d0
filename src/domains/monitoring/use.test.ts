import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../core/text.ts'
import { isFailing } from './checks/check.ts'
import { CHECKS, INSIDE_CHECKS } from './checks/index.ts'
import { conductMark, conductWords, LOOKED } from './conduct-words.ts'
import { followsOf, QUIET_KINDS } from './use-table.ts'
import { misleads, type SiteUse, siteUse, useOf } from './use.ts'
import { WHY_CODES } from './watch/index.ts'

type Said = readonly [reason: string, severity: string, state?: string]

const conduct = (...troubles: readonly Said[]) =>
  useOf(
    'ok',
    troubles.map(([reason, severity, state = 'open']) => ({ reason, severity, state })),
  )
const use = (...troubles: readonly Said[]) => conduct(...troubles).use

/** Every kind of finding that a site can have: failing reasons of checks, and changes of its page. */
const KINDS = [
  ...CHECKS.flatMap(({ name, rules }) =>
    Object.entries(rules)
      .filter(([, { result }]) => isFailing(result))
      .map(([reason, { severity }]) => ({ kind: `${name}.${reason}`, severities: [severity] })),
  ),
  ...WHY_CODES.map((code) => ({ kind: `change.${code}`, severities: ['C', 'H', 'M'] })),
]

test('every kind of finding of a site has a row that says what people may do', () => {
  assert.ok(KINDS.length > 200, String(KINDS.length))
  const missing = KINDS.filter(({ kind }) => followsOf(kind) === undefined)
  assert.deepEqual(
    missing.map(({ kind }) => kind),
    [],
  )
  const inside = INSIDE_CHECKS.map(({ name }) => name)
  assert.ok(!KINDS.some(({ kind }) => inside.some((name) => kind.startsWith(`${name}.`))))
})

test('a kind without a row is never said to work, however light it is', () => {
  for (const severity of ['C', 'H', 'M', 'L'])
    assert.equal(use(['something.new', severity]), 'unknown', severity)
  assert.ok(!QUIET_KINDS.includes('something.new'))
})

test('each kind, severity and state has a mark and a sentence of its own words', () => {
  const t = text('en')
  for (const { kind, severities } of KINDS)
    for (const severity of severities)
      for (const state of ['suspect', 'open']) {
        const said = conduct([kind, severity, state])
        const row = `${kind} ${severity} ${state}`
        if (said.isUnsettled) {
          assert.ok(LOOKED[said.use] !== undefined, row)
          assert.equal(t(conductMark(said)), 'Being looked at', row)
        }
        assert.ok(t(conductWords(said)).length > 0, row)
      }
})

test('a citizen is told what to do, by the worst that was found', () => {
  const cases: readonly (readonly [SiteUse, SiteUse])[] = [
    [use(), 'works'],
    [use(['hsts.absent', 'M']), 'works'],
    [use(['certificate-expiry.soon', 'H']), 'works'],
    [use(['availability.slow', 'L']), 'slow'],
    [use(['spf.absent', 'H']), 'no-mail'],
    [use(['mixed-content.active', 'H']), 'read'],
    [use(['certificate-expiry.expired', 'C']), 'avoid'],
    [use(['change.replaced', 'C'], ['availability.slow', 'L']), 'avoid'],
    [useOf('down', []).use, 'unreachable'],
    [
      useOf('down', [{ reason: 'dns-nameserver.changed', severity: 'C', state: 'open' }]).use,
      'avoid',
    ],
    [useOf('unknown', []).use, 'unknown'],
    [
      useOf('unknown', [{ reason: 'availability.slow', severity: 'L', state: 'open' }]).use,
      'unknown',
    ],
    [useOf('ok', [], true).use, 'maintenance'],
  ]
  for (const [found, wanted] of cases) assert.equal(found, wanted)
})

test('a page that says something else about voting is not to be believed, and the truth is told beside it', () => {
  for (const code of [
    'facts',
    'danger',
    'danger_open',
    'new_date',
    'contact',
    'passage_gone',
    'added',
  ])
    for (const severity of ['C', 'H', 'M']) {
      const said = conduct([`change.${code}`, severity])
      assert.deepEqual([said.use, misleads(said)], ['disbelieve', true], `${code} ${severity}`)
    }
  assert.ok(misleads(conduct(['defacement.phrase', 'C'])))
  assert.ok(!misleads(conduct(['mixed-content.active', 'H'])))
  // Whoever also leads visitors away is avoided, and still lies.
  assert.deepEqual(conduct(['change.facts', 'H'], ['change.refresh', 'C']), {
    use: 'avoid',
    isUnsettled: false,
  })
})

test('what takes data, runs or leads elsewhere asks to enter nothing, and what leads to another’s is not to be used', () => {
  for (const code of [
    'new_script',
    'new_host',
    'new_form',
    'new_frame',
    'refresh',
    'download',
    'link_left',
  ])
    assert.equal(use([`change.${code}`, 'H']), 'read', code)
  for (const code of ['foreign_form', 'moves_visitor', 'refresh', 'base'])
    assert.equal(use([`change.${code}`, 'C']), 'avoid', code)
  assert.equal(use(['third-party.new_script_host', 'H']), 'read')
})

test('what is suspected, or a question to a person, is told as being looked at, with what is safe until it is known', () => {
  const cases: readonly (readonly [readonly Said[], SiteUse, boolean])[] = [
    [[['change.facts', 'H', 'suspect']], 'disbelieve', true],
    [[['change.facts', 'H', 'open']], 'disbelieve', false],
    [[['change.changed', 'M', 'open']], 'disbelieve', true],
    [[['defacement.phrase', 'C', 'suspect']], 'avoid', true],
    [[['availability.connect_failed', 'H', 'suspect']], 'unreachable', true],
    [[['availability.slow', 'L', 'suspect']], 'works', false],
    // What is settled and as bad is told as settled; what is worse and suspected as suspected.
    [
      [
        ['change.facts', 'H', 'open'],
        ['change.danger', 'H', 'suspect'],
      ],
      'disbelieve',
      false,
    ],
    [
      [
        ['change.new_form', 'H', 'open'],
        ['change.facts', 'H', 'suspect'],
      ],
      'disbelieve',
      true,
    ],
  ]
  for (const [troubles, wanted, isUnsettled] of cases)
    assert.deepEqual(conduct(...troubles), { use: wanted, isUnsettled }, JSON.stringify(troubles))
})

test('whatever is critical or high keeps people from entering data at least, but for what is no danger to them', () => {
  const harmless = new Set<SiteUse>(['works', 'slow', 'no-mail', 'maintenance'])
  const found = KINDS.filter(({ kind, severities }) =>
    severities.some(
      (severity) => (severity === 'C' || severity === 'H') && harmless.has(use([kind, severity])),
    ),
  )
  assert.deepEqual(found.map(({ kind }) => kind).toSorted(), [
    'certificate-expiry.soon',
    'certificate-expiry.soon_at',
    'change.maintenance',
    'change.robots',
    'dmarc.absent',
    'dmarc.invalid',
    'dmarc.several',
    'dns-mail-exchanger.changed',
    'dns-mail-exchanger.vanished',
    'spf.absent',
    'spf.passes_all',
    'spf.passes_strangers',
    'spf.several',
  ])
  assert.equal(siteUse.options.at(-1), 'works')
})
