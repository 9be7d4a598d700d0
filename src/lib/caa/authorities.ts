/**
 * By which names the larger authorities know themselves in a CAA record, by the organisation in their certificates.
 * Source: the CAA identifiers that each discloses in its practice statement.
 */
const AUTHORITIES: Readonly<Record<string, readonly string[]>> = {
  'actalis s.p.a.': ['actalis.it'],
  amazon: ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com', 'aws.amazon.com'],
  'buypass as-983163327': ['buypass.com', 'buypass.no'],
  'digicert inc': [
    'digicert.com',
    'digicert.ne.jp',
    'geotrust.com',
    'quovadisglobal.com',
    'rapidssl.com',
    'symantec.com',
    'thawte.com',
  ],
  'entrust, inc.': ['affirmtrust.com', 'entrust.net'],
  'globalsign nv-sa': ['globalsign.com'],
  'godaddy.com, inc.': ['godaddy.com', 'starfieldtech.com'],
  'google trust services': ['pki.goog'],
  'google trust services llc': ['pki.goog'],
  'hellenic academic and research institutions ca': ['harica.gr'],
  identrust: ['identrust.com'],
  "let's encrypt": ['letsencrypt.org'],
  'microsoft corporation': ['microsoft.com'],
  'sectigo limited': [
    'comodo.com',
    'comodoca.com',
    'sectigo.com',
    'usertrust.com',
    'trust-provider.com',
    'zerossl.com',
  ],
  'ssl corporation': ['ssl.com'],
  'ssl corp': ['ssl.com'],
  'starfield technologies, inc.': ['godaddy.com', 'starfieldtech.com'],
  'swisssign ag': ['swisssign.ch', 'swisssign.com', 'swisssign.li', 'swisssign.net'],
  'telia company ab': ['telia.com', 'telia.fi', 'telia.se'],
  zerossl: ['sectigo.com', 'zerossl.com'],
}

const IDENTIFIERS = new Set(Object.values(AUTHORITIES).flat())

/** The organisation in an issuer as `CN=R11, O=Let's Encrypt, C=US`; null where there is none. */
export function authorityOf(issuer: string): string | null {
  const organisation = /(?:^|, )O=(.+?)(?:, (?:[A-Z]{1,4}|\d[\d.]*)=|$)/.exec(issuer)?.[1]
  return organisation === undefined
    ? null
    : organisation.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')
}

/** By which names an organisation is meant in a CAA record; null for one that is not on the list. */
export function identifiersOf(organisation: string): readonly string[] | null {
  return AUTHORITIES[organisation.toLowerCase()] ?? null
}

/** True for a name by which an authority on the list is meant. */
export function isKnownIdentifier(domain: string): boolean {
  return IDENTIFIERS.has(domain.toLowerCase())
}
