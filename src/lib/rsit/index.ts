// The Reference Security Incident Taxonomy: classes of incidents and their types.

/**
 * Classes of incidents with their types, as they are spelt there; `vulnerable` stands twice in the source and once here.
 * Source: Reference Security Incident Taxonomy, machine tag version 2 (`facts/rsit.csv`, to which a test holds it).
 */
export const RSIT = {
  'abusive-content': ['spam', 'harmful-speech', 'violence'],
  'malicious-code': [
    'infected-system',
    'c2-server',
    'malware-distribution',
    'malware-configuration',
  ],
  'information-gathering': ['scanner', 'sniffing', 'social-engineering'],
  'intrusion-attempts': ['ids-alert', 'brute-force', 'exploit'],
  intrusions: [
    'privileged-account-compromise',
    'unprivileged-account-compromise',
    'application-compromise',
    'burglary',
  ],
  availability: ['dos', 'ddos', 'misconfiguration', 'sabotage', 'outage'],
  'information-content-security': [
    'unauthorised-information-access',
    'unauthorised-information-modification',
    'data-loss',
  ],
  fraud: ['unauthorized-use-of-resources', 'copyright', 'masquerade', 'phishing'],
  vulnerable: [
    'weak-crypto',
    'ddos-amplifier',
    'potentially-unwanted-accessible',
    'information-disclosure',
    'vulnerable-system',
  ],
  other: ['other'],
  test: ['test'],
} as const

export type RsitClass = keyof typeof RSIT
export type RsitType = (typeof RSIT)[RsitClass][number]

/** The class of a type. */
export function classOf(type: RsitType): RsitClass {
  return classNamed(type) ?? 'other'
}

/** The class of a type that stands somewhere as text; null where it is no type of the taxonomy. */
export function classNamed(type: string | null): RsitClass | null {
  const found = Object.entries(RSIT).find(([, types]) => types.some((one) => one === type))
  return (found?.[0] ?? null) as RsitClass | null
}
