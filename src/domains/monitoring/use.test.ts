import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHECKS } from './checks/index.ts'
import { type SiteUse, useOf } from './use.ts'

const use = (...troubles: readonly (readonly [reason: string, severity: string])[]) =>
  useOf(
    'ok',
    troubles.map(([reason, severity]) => ({ reason, severity })),
  )

test('a citizen is told what to do, by the worst that was found', () => {
  const cases: readonly (readonly [SiteUse, SiteUse])[] = [
    [use(), 'works'],
    [use(['hsts.absent', 'M']), 'works'],
    [use(['certificate-expiry.soon', 'H']), 'works'],
    [use(['availability.slow', 'L']), 'slow'],
    [use(['spf.absent', 'H']), 'no-mail'],
    [use(['mixed-content.active', 'H']), 'read'],
    [use(['certificate-expiry.expired', 'C']), 'avoid'],
    [use(['defacement.replaced', 'C'], ['availability.slow', 'L']), 'avoid'],
    [use(['defacement.title_changed', 'M']), 'works'],
    [useOf('down', []), 'unreachable'],
    [useOf('down', [{ reason: 'dns-nameserver.changed', severity: 'C' }]), 'avoid'],
    [useOf('unknown', []), 'unknown'],
    [useOf('unknown', [{ reason: 'availability.slow', severity: 'L' }]), 'unknown'],
  ]
  for (const [found, wanted] of cases) assert.equal(found, wanted)
})

test('whatever is critical or high keeps people from entering data at least, but for what is no danger to them', () => {
  const harmless = new Set(['works', 'slow', 'no-mail'])
  const found = CHECKS.flatMap(({ name, rules }) =>
    Object.entries(rules)
      .filter(([, { severity, cap }]) => (severity === 'C' || severity === 'H') && cap !== 'F')
      .map(([reason, { severity }]) => `${name}.${reason} ${severity}`),
  ).filter((one) => {
    const [reason = '', severity = ''] = one.split(' ')
    return harmless.has(use([reason, severity]))
  })
  assert.deepEqual(found.map((one) => one.split(' ')[0]).toSorted(), [
    'certificate-expiry.soon',
    'dmarc.absent',
    'dmarc.invalid',
    'dmarc.several',
    'dns-mail-exchanger.changed',
    'dns-mail-exchanger.vanished',
    'spf.absent',
    'spf.passes_all',
    'spf.several',
  ])
})
