import { defineCheck } from './check.ts'
import { policyIn } from './record-set.ts'

const rules = {
  reject: { result: 'G', severity: 'i' },
  quarantine: { result: 'S', severity: 'L' },
  none: { result: 'P', severity: 'M' },
  testing: { result: 'P', severity: 'M' },
  partial: { result: 'P', severity: 'L' },
  subdomains_open: { result: 'P', severity: 'M' },
  no_reports: { result: 'S', severity: 'L' },
  invalid: { result: 'I', severity: 'H' },
  several: { result: 'I', severity: 'H' },
  absent: { result: 'I', severity: 'H' },
} as const
type Code = keyof typeof rules

/** What receivers do with mail that only pretends to come from the domain. */
export const dmarc = defineCheck({
  name: 'dmarc',
  version: 1,
  weight: 10,
  category: 'mail',
  standard: 'RFC 7489 §6.3',
  rules,
  look(view) {
    const accepts = (data: string) => /^v\s*=\s*DMARC1\s*(;|$)/.test(data)
    return policyIn(view, { prefix: '_dmarc.', accepts }, codesOf)
  },
})

function codesOf(record: string): Code[] {
  const tags = new Map(
    record.split(';').flatMap((part) => {
      const match = /^\s*([a-z]+)\s*=\s*(\S(?:.*\S)?)\s*$/i.exec(part)
      return match?.[1] && match[2]
        ? [[match[1].toLowerCase(), match[2].toLowerCase()] as const]
        : []
    }),
  )
  const policy = tags.get('p')
  if (policy !== 'reject' && policy !== 'quarantine' && policy !== 'none') return ['invalid']
  const codes: Code[] = [policy]
  if (policy !== 'none' && tags.get('t') === 'y') codes.push('testing')
  if (policy !== 'none' && /^\d{1,2}$/.test(tags.get('pct') ?? '')) codes.push('partial')
  if (policy !== 'none' && tags.get('sp') === 'none') codes.push('subdomains_open')
  if (!tags.has('rua')) codes.push('no_reports')
  return codes
}
