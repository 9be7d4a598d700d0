/**
 * What a report on a site could hold by today's standards and this version does not look at, so that nobody takes
 * silence for praise. Each has its words, and its row in docs/checks/coverage.md beside what is checked.
 */
export const UNCHECKED = [
  'key-exchange',
  'post-quantum',
  'tls-extras',
  'revocation',
  'transparency',
  'dane',
  'old-holes',
  'other-names',
  'preload',
  'cors',
  'isolation',
  'disclosure',
  'dnssec-details',
  'delegation',
  'zone-transfer',
  'dkim',
  'mta-sts',
  'starttls',
  'routing',
  'exposure',
  'takeover',
  'software',
  'registration',
  'lookalikes',
] as const
